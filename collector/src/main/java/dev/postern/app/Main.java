package dev.postern.app;

import dev.postern.config.ConfigException;
import dev.postern.io.FileProblem;
import dev.postern.outbox.OutboxException;
import dev.postern.rules.parse.NearestName;
import dev.postern.sink.local.LocalStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** The command line. Results go to standard output, all else to standard error. */
@Command(name = "postern", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
        description = "Watches mail connectors and brings what they do, and who changed them, to a SIEM or to its own engine.",
        subcommands = {DemoCommand.class, RunCommand.class, ParseCommand.class, ReplayCommand.class, RulesCommand.class, PlaybookCommand.class, StatusCommand.class, UserCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:done, but records were rejected or checks failed", "2:usage or configuration error",
            "3:a destination, a source or the home folder failed"})
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        int code = run(arguments, out, err);
        out.flush();
        System.exit(code);
    }

    /** Runs one command and says how it ended. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        CommandLine command = new CommandLine(new Main(), new Commands(out, err));
        command.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((e, args) -> usage(e, err));
        command.setExecutionExceptionHandler((e, line, result) -> failure(e, err));
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.USAGE;
        }
        return command.execute(arguments);
    }

    private static int usage(ParameterException e, PrintStream err) {
        CommandLine command = e.getCommandLine();
        err.println("postern: " + e.getMessage().lines().findFirst().orElse("wrong arguments") + suggestion(e, command)
                + "; see '" + command.getCommandSpec().qualifiedName() + " --help'");
        return ExitCode.USAGE;
    }

    private static String suggestion(ParameterException e, CommandLine command) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched && command.getParent() == null && !unmatched.getUnmatched().isEmpty()) {
            return NearestName.find(unmatched.getUnmatched().get(0), List.copyOf(command.getSubcommands().keySet()))
                    .map(near -> "; did you mean '" + near + "'?").orElse("");
        }
        return "";
    }

    private static int failure(Exception e, PrintStream err) {
        if (e instanceof ConfigException) {
            err.println("postern: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof CommandException command) {
            err.println("postern: " + e.getMessage());
            return command.exitCode();
        }
        if (e instanceof OutboxException || e instanceof LocalStoreException) {
            err.println("postern: " + e.getMessage());
        } else if (e instanceof IOException || e instanceof UncheckedIOException) {
            err.println("postern: " + FileProblem.sentence(e));
        } else {
            err.println("postern: an error that should not happen; please report it with the lines below");
            e.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    /** Version from the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"postern " + (version == null ? "(unpacked)" : version)};
        }
    }

    /** Gives each command its output streams. */
    private record Commands(PrintStream out, PrintStream err) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(PrintStream.class, PrintStream.class).newInstance(out, err);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
