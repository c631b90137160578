package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.console.access.User;
import dev.postern.console.access.UserFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;
    private final InputStream before = System.in;

    @AfterEach
    void restore() {
        System.setIn(before);
    }

    @Test
    void aUserIsAddedListedChangedAndRemoved() {
        String home = folder.resolve("home").toString();
        assertThat(run(PASSWORD + "\n", 0, "user", "add", "ann", "--role", "analyst,responder", "--home", home)).contains("added ann to " + home);
        assertThat(run(PASSWORD + "\r\nanother line\n", 0, "user", "add", "bob", "--role", "viewer", "--home", home)).contains("added bob");
        User bob = new UserFile(Path.of(home)).find("bob");
        assertThat(bob.roles()).containsExactly(Role.VIEWER);
        assertThat(run("", 0, "user", "list", "--home", home).lines().map(line -> line.replaceAll(" +", " "))).containsExactly("ann analyst, responder", "bob viewer");
        run("another password\n", 0, "user", "password", "bob", "--home", home);
        assertThat(new UserFile(Path.of(home)).find("bob").passwordHash()).isNotEqualTo(bob.passwordHash());
        run("", 0, "user", "remove", "ann", "--home", home);
        assertThat(run("", 0, "user", "list", "--home", home)).startsWith("bob").doesNotContain("ann");
    }

    @Test
    void theHomeMayComeFromTheConfiguration() throws IOException {
        Path config = Files.writeString(folder.resolve("postern.yml"), "tenant: contoso.example\nhome: " + folder.resolve("its-home")
                + "\nsources:\n  - {name: ual, type: unified-audit, path: /x}\n");
        run(PASSWORD, 0, "user", "add", "ann", "--role", "viewer", "--config", config.toString());
        assertThat(new UserFile(folder.resolve("its-home")).find("ann").name()).isEqualTo("ann");
    }

    @Test
    void everyMistakeIsOneSentence() {
        String home = folder.toString();
        fails("elevenchars\n", "at least 12 characters", "user", "add", "ann", "--role", "viewer", "--home", home);
        fails("", "there is no terminal to ask for a password", "user", "add", "ann", "--role", "viewer", "--home", home);
        fails("x".repeat(5000), "is too long", "user", "add", "ann", "--role", "viewer", "--home", home);
        fails(PASSWORD, "there is no role 'analist'; did you mean 'analyst'?", "user", "add", "ann", "--role", "viewer,analist", "--home", home);
        fails(PASSWORD, "'Ann' is no user name", "user", "add", "Ann", "--role", "viewer", "--home", home);
        fails(PASSWORD, "--role", "user", "add", "ann", "--home", home);
        fails(PASSWORD, "--home", "user", "add", "ann", "--role", "viewer");
        fails(PASSWORD, "Unmatched argument", "user", "add", "ann", PASSWORD, "--role", "viewer", "--home", home);
        run(PASSWORD, 0, "user", "add", "ann", "--role", "viewer", "--home", home);
        fails(PASSWORD, "there is a user 'ann' already", "user", "add", "ann", "--role", "viewer", "--home", home);
        fails(PASSWORD, "there is no user 'anne'", "user", "password", "anne", "--home", home);
        fails("", "did you mean 'ann'?", "user", "remove", "anne", "--home", home);
    }

    @Test
    void theDemosUserHasEveryRoleAndAnotherPasswordEachTime() {
        DemoUser user = DemoUser.make();
        assertThat(user.password()).matches("[a-z2-9]{20}").isNotEqualTo(DemoUser.make().password());
        assertThat(user.toString()).doesNotContain(user.password());
    }

    private void fails(String input, String part, String... arguments) {
        String said = run(input, ExitCode.USAGE, arguments);
        assertThat(said.lines()).as(said).hasSize(1);
        assertThat(said).startsWith("postern: ").contains(part);
    }

    /** What a command says; never the password. */
    private static String run(String input, int code, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Main.run(arguments, out, out)).as(() -> said.toString(StandardCharsets.UTF_8)).isEqualTo(code);
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("argon2");
        return said.toString(StandardCharsets.UTF_8);
    }
}
