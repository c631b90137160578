package dev.postern.playbook.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.playbook.SampleFiles;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Undo;
import dev.postern.playbook.model.Work;
import dev.postern.rules.model.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says is what the model holds; what it says wrongly is named with its place. */
class PlaybookParserTest {
    @Test
    void aPlaybookIsReadAsWritten() {
        Playbook playbook = SampleFiles.whole().playbook("p1").orElseThrow();
        assertThat(playbook.severity()).isEqualTo(Severity.HIGH);
        assertThat(playbook.steps()).extracting(Step::slug).containsExactly("bad", "keep", "off", "say", "write");
        Step off = playbook.step("off").orElseThrow();
        assertThat(off.sla()).contains(Duration.ofMinutes(5));
        assertThat(off.calls()).hasSize(3);
        Work.Action action = (Work.Action) off.work();
        assertThat(action.undo()).isInstanceOf(Undo.Rollback.class);
        assertThat(action.verify().orElseThrow().watch()).contains(Duration.ofHours(1));
        assertThat(playbook.step("bad").orElseThrow().targets()).extracting(target -> target.name()).containsExactly("keep", "end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            severity: high      | severity: hihg      | playbooks/p1.yml:4:11: `hihg` is no severity; did you mean `high`?; there are informational, low, medium, high, critical
            version: 1.0.0      | verson: 1.0.0       | playbooks/p1.yml:3:1: `verson` is not supported here; did you mean `version`?
            title: Sample       | ''                  | playbooks/p1.yml:1:1: `title` is missing
            id: P1              | id: pb-1            | `pb-1` is no id of a playbook such as P1
            attack: [T1199]     | attack: [T11]       | `T11` is no ATT&CK technique such as T1199 or T1496.004
            kind: notify        | kind: notfy         | `notfy` is no kind of step; did you mean `notify`?
            phase: triage       | phase: triags       | `triags` is no phase; did you mean `triage`?
            sla: 1d             | sla: 1 day          | `1 day` is no span of time such as 15m, 4h, 2d
            slug: write         | slug: say           | there is a step `say` already, or the name is reserved
            slug: write         | slug: Write it      | a slug is lower-case words with hyphens, not `Write it`
            ask: "Is it bad?"   | do: "Is it bad?"    | `ask` is missing
            tell: open          | action: x.keep      | `action` is not supported here
            needs-approval: {roles: [lead], count: 1} | needs-approval: {roles: [lead], count: 0} | a whole number of at least 1 is needed here
            'rollback: {action' | 'irreversible: true, rollback: {action' | a step has a rollback or is irreversible, not both
            'Id: "{{guid}}", On: false' | 'Id: "{{GUID}}", On: false' | a variable is written {{name}}, in lower case with hyphens
            id: p1              | id: p2              | drills/p1.yml:1:5: the drill of this file is called `p1`
            effect: change      | effect: changes     | `changes` is no effect; did you mean `change`?
            id: x.keep          | id: x.set           | `x.set` is there already, at actions/x.yml:2:5
            type: boolean       | type: bool          | `bool` is no type
            """)
    void whatIsWrongIsNamedWithItsPlace(String was, String is, String message) {
        assertThatThrownBy(() -> SampleFiles.with(was, is)).isInstanceOf(PlaybookException.class).hasMessageContaining(message);
    }

    @Test
    void aFileOfAnotherFolderIsRefused() {
        assertThatThrownBy(() -> PlaybookParser.parse(List.of(new PlaybookFile("notes/x.yml", "a: b"))))
                .isInstanceOf(PlaybookException.class).hasMessage("notes/x.yml:1:1: belongs into playbooks/, actions/ or drills/");
    }

    @Test
    void contentIsFoundInsideAJar(@TempDir Path folder) throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("content.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("/playbooks/playbooks"));
            Files.writeString(files.getPath("/playbooks/playbooks/p1.yml"), SampleFiles.PLAYBOOK.text());
            assertThat(PlaybookFiles.below(files.getPath("/playbooks"))).containsExactly(SampleFiles.PLAYBOOK);
        }
    }
}
