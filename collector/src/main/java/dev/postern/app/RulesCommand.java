package dev.postern.app;

import dev.postern.rules.model.Rule;
import dev.postern.rules.parse.NearestName;
import dev.postern.rules.run.RuleSet;
import dev.postern.rules.sql.SqlCompiler;
import dev.postern.schema.Schema;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern rules}. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists, shows and compiles rules.")
final class RulesCommand {
    private final PrintStream out;

    RulesCommand(PrintStream out, PrintStream err) {
        this.out = out;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every rule with its severity and title.")
    int list() {
        for (Rule rule : RuleSet.load(Schema.current()).rules()) {
            out.printf("%-8s %-28s %s%n", rule.id(), levels(rule), rule.title());
        }
        return ExitCode.DONE;
    }

    @Command(name = "compile", mixinStandardHelpOptions = true, description = "Prints rules in the language of a target.")
    int compile(
            @Option(names = "--target", required = true, description = "sql (spl and kql are not there yet)") String target,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "one rule; all without it") Optional<String> id) {
        if (!target.equals("sql")) {
            throw new CommandException(ExitCode.USAGE, "there is no target '" + target + "' in this version; targets are sql");
        }
        RuleSet rules = RuleSet.load(Schema.current());
        List<Rule> chosen = id.map(name -> List.of(find(rules, name))).orElseGet(rules::rules);
        chosen.forEach(rule -> out.println(SqlCompiler.text(rule)));
        return ExitCode.DONE;
    }

    private static String levels(Rule rule) {
        return rule.units().stream().flatMap(unit -> unit.severities().stream()).distinct().sorted()
                .map(severity -> severity.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static Rule find(RuleSet rules, String id) {
        return rules.find(id).orElseThrow(() -> new CommandException(ExitCode.USAGE, "there is no rule '" + id + "'"
                + NearestName.find(id, rules.rules().stream().map(Rule::id).toList()).map(near -> "; did you mean '" + near + "'?").orElse("")));
    }
}
