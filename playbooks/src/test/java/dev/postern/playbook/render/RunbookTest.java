package dev.postern.playbook.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.SampleFiles;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A runbook holds what an analyst needs, in the order in which it is done. */
class RunbookTest {
    @Test
    void aStepSaysWhoWhenWhatAndHowItIsTakenBack() {
        PlaybookLibrary library = SampleFiles.whole();
        assertThat(new Runbook(library).page(library.playbook("P1").orElseThrow())).contains("""
                ### P1-3. Off

                SOC, within 5 min.

                - **Approval**: one person of Lead
                - **Run**: Set (`x.set`, needs writer). By hand: click

                  ```powershell
                  Set-X -Id '<connector GUID>' -On:$false
                  ```

                - **Verify**: it is off; watch for 1 h
                - **Read back**: Keep (`x.keep`, needs reader). By hand: look
                """).contains("- **Yes**: [step 2: Keep](#p1-2-keep)\n- **No**: the end\n");
    }

    @Test
    void aCaseFillsInItsValues() {
        PlaybookLibrary library = SampleFiles.whole();
        Playbook playbook = library.playbook("P1").orElseThrow();
        assertThat(new Runbook(library).page(playbook, Values.of(Map.of("guid", List.of("a'; b")), playbook))).contains("Set-X -Id 'a''; b' -On:$false");
    }

    @Test
    void everyLinkOfAShippedRunbookLeadsToAHeading() {
        PlaybookLibrary library = PlaybookParser.shipped();
        for (Playbook playbook : library.playbooks()) {
            String page = new Runbook(library).page(playbook);
            Set<String> anchors = Pattern.compile("(?m)^#+ (.*)$").matcher(page).results()
                    .map(heading -> heading.group(1).toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-')).collect(Collectors.toSet());
            Matcher link = Pattern.compile("]\\(#([^)]*)\\)").matcher(page);
            assertThat(link.results().map(found -> found.group(1)).toList()).isNotEmpty().allSatisfy(anchor -> assertThat(anchors).contains(anchor));
        }
    }
}
