package dev.postern.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    private Path folder;
    private final LocalFiles files = new LocalFiles();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        Files.writeString(folder.resolve("z.log"), "zz");
        Files.writeString(folder.resolve("a.csv"), "a");
        Files.writeString(folder.resolve("b/c/m.log"), "mmm");
        Files.writeString(folder.resolve("odd[1].log"), "o");
    }

    @Test
    void folderIsListedWithAllBelowItSorted() throws IOException {
        assertThat(files.list(folder.toString())).extracting(FileEntry::name).containsExactly("a.csv", "m.log", "odd[1].log", "z.log");
        assertThat(files.list(folder.toString()).get(1).size()).isEqualTo(3);
    }

    @Test
    void globsMatchAtEveryDepth() throws IOException {
        assertThat(files.list(folder + "/*.log")).extracting(FileEntry::name).containsExactly("odd[1].log", "z.log");
        assertThat(files.list(folder + "/**/*.log")).extracting(FileEntry::name).containsExactly("m.log", "odd[1].log", "z.log");
        assertThat(files.list(folder + "/*.xml")).isEmpty();
        assertThat(files.list(folder + "/odd[1].log")).hasSize(1);
    }

    @Test
    void missingPlaceIsAnError() {
        assertThatThrownBy(() -> files.list(folder.resolve("none").toString())).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.list(folder + "/none/*.log")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.open(folder.resolve("none").toString())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void openFileReadsAtOffsetsAndSeesGrowth() throws IOException {
        try (FileContent content = files.open(folder.resolve("z.log").toString())) {
            assertThat(content.read(1, 10)).containsExactly('z');
            assertThat(content.read(2, 10)).isEmpty();
            Files.writeString(folder.resolve("z.log"), "zzyy");
            assertThat(content.read(2, 10)).containsExactly('y', 'y');
        }
    }
}
