package dev.postern.app;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookParser;
import dev.postern.playbook.render.Runbook;
import dev.postern.rules.parse.NearestName;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code postern playbook}. */
@Command(name = "playbook", mixinStandardHelpOptions = true, description = "Lists and shows playbooks.")
final class PlaybookCommand {
    private final PrintStream out;

    PlaybookCommand(PrintStream out, PrintStream err) {
        this.out = out;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every playbook with its title, the rules it answers and how many steps it has.")
    int list() {
        for (Playbook playbook : PlaybookParser.shipped().playbooks()) {
            out.printf("%-4s %-34s %s, %d steps%n", playbook.id(), playbook.title(), Runbook.rules(playbook), playbook.steps().size());
        }
        return ExitCode.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a playbook as Markdown.")
    int show(@Parameters(paramLabel = "ID", description = "such as P1, as alerts carry it") String id) {
        PlaybookLibrary library = PlaybookParser.shipped();
        out.print(new Runbook(library).page(find(library, id)));
        return ExitCode.DONE;
    }

    private static Playbook find(PlaybookLibrary library, String id) {
        List<String> known = library.playbooks().stream().map(Playbook::id).toList();
        return library.playbook(id).orElseThrow(() -> new CommandException(ExitCode.USAGE, "there is no playbook '" + id + "' in this version"
                + NearestName.find(id.toUpperCase(Locale.ROOT), known).map(near -> "; did you mean '" + near + "'?").orElse("")
                + "; see 'postern playbook list'"));
    }
}
