package dev.postern.playbook.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/playbooks.md} says what the content says. */
class PlaybooksPageTest {
    private static final PlaybookLibrary LIBRARY = PlaybookParser.shipped();

    @Test
    void playbooksPage() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Playbooks

                Generated from `playbooks/playbooks/`, `playbooks/actions/` and `playbooks/drills/`; edit those files, not this page.
                `postern playbook show ID` prints one playbook. Nothing executes an action in this version: commands are for a person to run.

                | Id | Title | Severity | Rules | Steps |
                |---|---|---|---|---|
                """);
        for (Playbook playbook : LIBRARY.playbooks()) {
            text.append("| ").append(playbook.id()).append(" | ").append(Markdown.cell(playbook.title())).append(" | ").append(playbook.severity().word())
                    .append(" | ").append(Runbook.rules(playbook)).append(" | ").append(playbook.steps().size()).append(" |\n");
        }
        text.append('\n').append(ActionCatalogue.section(LIBRARY.actions()));
        LIBRARY.playbooks().forEach(playbook -> text.append('\n').append(deeper(new Runbook(LIBRARY).page(playbook))));
        check("docs/reference/playbooks.md", text.toString());
    }

    /** Headings one level lower. */
    private static String deeper(String page) {
        return page.replaceAll("(?m)^#", "##");
    }

    private static void check(String path, String content) throws IOException {
        Path page = Path.of(System.getProperty("postern.root", "..")).resolve(path);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, content);
        }
        assertThat(page).as("run the build with -Dgolden.update=true and look at the difference").exists();
        assertThat(Files.readString(page)).as(path + " is out of date: run the build with -Dgolden.update=true").isEqualTo(content);
    }
}
