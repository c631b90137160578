package dev.postern.app;

import dev.postern.config.ConfigReader;
import dev.postern.console.access.AccessException;
import dev.postern.console.access.Password;
import dev.postern.console.access.Role;
import dev.postern.console.access.User;
import dev.postern.console.access.UserFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern user}: who may log in to the console of a home. Works while the service runs. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Adds, lists and removes those who may log in to the web console.")
final class UserCommand {
    private final PrintStream out;
    private final PrintStream err;

    UserCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Where the users stand. */
    static final class Place {
        @ArgGroup(multiplicity = "1")
        private Choice choice;

        private static final class Choice {
            @Option(names = "--config", paramLabel = "FILE", description = "the service's configuration")
            private Optional<Path> config;

            @Option(names = "--home", paramLabel = "DIR", description = "the home folder")
            private Optional<Path> home;
        }

        UserFile file() {
            return new UserFile(choice.home == null || choice.home.isEmpty()
                    ? new ConfigReader().read(choice.config.orElseThrow()).home() : choice.home.get());
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user. The password is asked for, or read as one line of standard input.")
    int add(@Parameters(paramLabel = "NAME", description = "small letters, digits, dot, dash, underscore and at sign") String name,
            @Option(names = "--role", paramLabel = "ROLE", split = ",", required = true,
                    description = "viewer, analyst, approver, responder; several with commas") List<String> roles,
            @Mixin Place place) throws IOException {
        return told(() -> {
            UserFile users = place.file();
            Set<Role> known = roles.stream().map(Role::known).collect(Collectors.toCollection(LinkedHashSet::new));
            users.refuseName(name);
            users.add(User.of(name, known, password(name)));
            err.println("postern: added " + name + " to " + users.path());
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every user with the roles.")
    int list(@Mixin Place place) throws IOException {
        return told(() -> place.file().read().forEach(user -> out.printf("%-24s %s%n", user.name(),
                user.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", ")))));
    }

    @Command(name = "password", mixinStandardHelpOptions = true,
            description = "Gives a user another password; it is asked for, or read as one line of standard input. Ends the user's logins.")
    int password(@Parameters(paramLabel = "NAME") String name, @Mixin Place place) throws IOException {
        return told(() -> {
            UserFile users = place.file();
            users.find(name);
            users.password(name, password(name));
            err.println("postern: " + name + " has another password");
        });
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a user. Ends the user's logins.")
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin Place place) throws IOException {
        return told(() -> {
            place.file().remove(name);
            err.println("postern: removed " + name);
        });
    }

    private Password password(String name) throws IOException {
        return Password.chosen(PasswordPrompt.ask(name));
    }

    private interface Act {
        void run() throws IOException;
    }

    private static int told(Act act) throws IOException {
        try {
            act.run();
            return ExitCode.DONE;
        } catch (AccessException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
