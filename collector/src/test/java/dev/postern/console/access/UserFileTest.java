package dev.postern.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    private static final String HASH = PasswordHash.of(Password.typed("correct horse battery"), 16, 1).text();
    private static final User ANN = new User("ann", Set.of(Role.ANALYST, Role.RESPONDER), HASH);

    @TempDir
    Path folder;
    private UserFile file;

    @BeforeEach
    void open() {
        file = new UserFile(folder.resolve("home"));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(file.read()).isEmpty();
        file.add(new User("true", Set.of(Role.VIEWER), HASH));
        file.add(ANN);
        assertThat(file.read()).containsExactly(ANN, new User("true", Set.of(Role.VIEWER), HASH));
        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file.path())).contains("roles: [analyst, responder]");
        try (var files = Files.list(folder.resolve("home"))) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("users.yml", "users.lock");
        }
    }

    @Test
    void aUserIsChangedAndRemovedByName() {
        file.add(ANN);
        file.password("ann", Password.chosen("another password"));
        assertThat(file.find("ann").roles()).isEqualTo(ANN.roles());
        assertThat(PasswordHash.parse(file.find("ann").passwordHash()).orElseThrow().matches(Password.typed("another password"))).isTrue();
        assertThat(file.strengthen(ANN, HASH)).as("it is no longer the same user").isFalse();
        assertThat(file.strengthen(file.find("ann"), HASH)).isTrue();
        assertThat(file.find("ann")).isEqualTo(ANN);
        file.remove("ann");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsOneSentence() {
        file.add(ANN);
        assertThatThrownBy(() -> file.add(ANN)).isInstanceOf(AccessException.class).hasMessageContaining("there is a user 'ann' already");
        assertThatThrownBy(() -> file.add(new User("bob", Set.of(), HASH))).isInstanceOf(AccessException.class).hasMessageContaining("needs a role");
        assertThatThrownBy(() -> file.remove("anne")).isInstanceOf(AccessException.class).hasMessageContaining("did you mean 'ann'?");
        assertThatThrownBy(() -> file.password("bob", Password.chosen("another password"))).isInstanceOf(AccessException.class)
                .hasMessageContaining("there is no user 'bob'");
        for (String name : new String[] {"", "Ann", "-a", "a b", "a\nb", "a\"b", "a".repeat(65), "../x", "ü"}) {
            assertThatThrownBy(() -> file.refuseName(name)).as(name).isInstanceOf(AccessException.class).hasMessageContaining("is no user name");
        }
        file.refuseName("ann.lee_2-x@contoso.example");
        assertThat(file.read()).containsExactly(ANN);
    }

    @Test
    void aFileThatOthersMayReadLetsNobodyIn() throws IOException {
        file.add(ANN);
        for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
            Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(file::read).as(permissions).isInstanceOf(ConfigException.class).hasMessageContaining("chmod 600 " + file.path());
            assertThatThrownBy(() -> file.remove("ann")).isInstanceOf(ConfigException.class);
        }
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--------"));
        assertThat(file.read()).containsExactly(ANN);
    }

    @Test
    void everyMistakeIsOneSentenceWithPlaceAndMend() throws IOException {
        String user = "users:\n  - name: ann\n    roles: [analyst]\n    password-hash: " + HASH + "\n";
        assertThat(read(user)).hasSize(1);
        assertThat(read("")).isEmpty();
        assertThat(read("users:\n")).isEmpty();
        refused(user.replace("roles", "rolls"), ":3:", "unknown key 'rolls'", "did you mean 'roles'?");
        refused(user.replace("users", "user"), ":1:", "unknown key 'user'", "did you mean 'users'?");
        refused(user.replace("[analyst]", "[analist]"), "users[0]", "there is no role 'analist'", "did you mean 'analyst'?");
        refused(user.replace("[analyst]", "[]"), "users[0]", "`roles` is missing or empty");
        refused(user.replace("    roles: [analyst]\n", ""), "users[0]", "`roles` is missing or empty");
        refused(user.replace("[analyst]", "[~]"), "users[0]", "there is no role 'null'");
        refused(user.replace("name: ann", "name: Ann Lee"), "users[0]", "`name` is missing or no user name");
        refused(user.replace(HASH, "secret"), "users[0]", "`password-hash` is missing or no Argon2id hash");
        refused(user + user.substring("users:\n".length()), "users[1]", "'ann' is taken");
        refused("users:\n  - ~\n", "users[0]", "`name` is missing");
        refused("users: [\n", "this is not YAML");
        refused("# " + "x".repeat(1 << 20), "larger than 1MiB");
    }

    @Test
    void writersDoNotUndoEachOther() {
        IntStream.range(0, 40).parallel().forEach(i -> new UserFile(folder.resolve("home")).add(new User("user" + i, Set.of(Role.VIEWER), HASH)));
        assertThat(file.read()).hasSize(40);
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("home"), "a file");
        assertThatThrownBy(() -> file.add(ANN)).isInstanceOf(ConfigException.class).hasMessageContaining("cannot be written");
    }

    private List<User> read(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(file.path(), yaml);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        return file.read();
    }

    private void refused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).satisfies(error -> {
            assertThat(error.getMessage()).contains(parts).contains("users.yml").doesNotContain("argon2id");
            assertThat(error.getMessage().lines()).as(error.getMessage()).hasSize(1);
        });
    }
}
