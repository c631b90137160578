package dev.postern.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.Names;
import dev.postern.demo.cast.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the named lists that rules read, a file each. */
final class ListFiles {
    private record Entry(String entry, String note) { }

    private ListFiles() {
    }

    static void write(Path folder, Names names) throws IOException {
        Files.createDirectories(folder);
        Map<String, List<Entry>> lists = Resource.yaml("lists.yml", names::fill, new TypeReference<>() { });
        for (Map.Entry<String, List<Entry>> list : lists.entrySet()) {
            try (CsvRows csv = CsvRows.create(folder.resolve(list.getKey() + ".csv"), "entry", "note")) {
                for (Entry entry : list.getValue()) {
                    csv.add(entry.entry(), entry.note());
                }
            }
        }
    }
}
