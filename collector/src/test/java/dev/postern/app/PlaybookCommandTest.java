package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code postern playbook list} and {@code show}. */
class PlaybookCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listNamesEachPlaybookWithItsRulesAndSteps() {
        assertThat(run("playbook", "list")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("(?m)^P1 +Rogue inbound connector +MC-A01, MC-A02, MC-B01, MC-B03, MC-P06, \\d+ steps$");
        assertThat(err.size()).isZero();
    }

    @Test
    void showPrintsARunbookInEitherCaseOfTheId() {
        assertThat(run("playbook", "show", "p1")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("# P1 Rogue inbound connector\n")
                .contains("## Roles", "## Detect", "## Triage", "## Contain", "## Eradicate", "## Recover", "## Lessons", "## Evidence", "## Notifications",
                        "## Drill", "Set-InboundConnector -Identity '<connector GUID>' -Enabled:$false");
    }

    @Test
    void anUnknownIdIsAUsageErrorThatNamesTheNearest() {
        assertThat(run("playbook", "show", "P11")).isEqualTo(ExitCode.USAGE);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("postern: there is no playbook 'P11' in this version; did you mean 'P1'?; see 'postern playbook list'");
    }

    @Test
    void withoutAnIdItSaysWhatIsMissing() {
        assertThat(run("playbook", "show")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ID");
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
