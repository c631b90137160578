package dev.postern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that is made from content: {@code -Dgolden.update=true} rewrites it, else it has to be up to date. */
final class GoldenPage {
    private GoldenPage() {
    }

    static void check(String path, String content) throws IOException {
        Path page = Path.of(System.getProperty("postern.root", "..")).resolve(path);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, content);
        }
        assertThat(page).as("run the build with -Dgolden.update=true and look at the difference").exists();
        assertThat(Files.readString(page)).as(path + " is out of date: run the build with -Dgolden.update=true").isEqualTo(content);
    }
}
