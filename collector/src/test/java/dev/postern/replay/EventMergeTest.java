package dev.postern.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventMergeTest {
    @TempDir
    Path folder;

    @Test
    void rowsComeByEventTimeWhateverFitsIntoMemory() throws IOException {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Row row = i % 3 == 0 ? Rows.audit("a" + i, "Set-Mailbox") : Rows.message("m" + i, Rows.NOON, "K");
            rows.add(row.set("time", Rows.NOON.plusSeconds(random.nextInt(300))));
        }
        List<Row> expected = rows.stream().sorted(Comparator.comparing(Row::time)).toList();
        for (int inMemory : new int[] {1000, 64, 7}) {
            try (EventMerge merge = new EventMerge(folder, inMemory)) {
                rows.forEach(row -> merge.add(row.copy()));
                List<Row> merged = new ArrayList<>();
                for (Iterator<Row> it = merge.sorted(); it.hasNext();) {
                    merged.add(it.next());
                }
                assertThat(merged).isEqualTo(expected);
                assertThat(merge.size()).isEqualTo(1000);
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("runs are removed").isEmpty();
        }
    }
}
