package dev.postern.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedUsersTest {
    private static final String HASH = PasswordHash.of(Password.typed("correct horse battery"), 16, 1).text();

    @TempDir
    Path home;

    @Test
    void aChangeOfTheFileIsSeen() {
        WatchedUsers users = new WatchedUsers(new UserFile(home));
        assertThat(users.isEmpty()).isTrue();
        UserFile other = new UserFile(home);
        other.add(new User("ann", Set.of(Role.VIEWER), HASH));
        assertThat(users.find("ann")).isPresent();
        other.remove("ann");
        assertThat(users.find("ann")).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedLetsNobodyInUntilItIsMended() throws IOException {
        UserFile file = new UserFile(home);
        file.add(new User("ann", Set.of(Role.VIEWER), HASH));
        WatchedUsers users = new WatchedUsers(file);
        String good = Files.readString(file.path());
        Files.writeString(file.path(), good + "broken");
        assertThat(users.find("ann")).isEmpty();
        Files.writeString(file.path(), good);
        assertThat(users.find("ann")).isPresent();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(users.find("ann")).isEmpty();
        assertThatThrownBy(() -> new WatchedUsers(file)).isInstanceOf(ConfigException.class).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        assertThat(users.find("ann")).isPresent();
    }

    @Test
    void aStrongerHashIsWrittenWhereTheUserIsStillTheSame() {
        UserFile file = new UserFile(home);
        User ann = new User("ann", Set.of(Role.VIEWER), HASH);
        file.add(ann);
        WatchedUsers users = new WatchedUsers(file);
        String stronger = PasswordHash.of(Password.typed("correct horse battery"), 32, 1).text();
        assertThat(users.keep(ann, stronger).passwordHash()).isEqualTo(stronger);
        assertThat(users.find("ann").orElseThrow().passwordHash()).isEqualTo(stronger);
        assertThat(users.keep(ann, HASH)).as("another hash stands there now").isEqualTo(ann);
        assertThat(users.find("ann").orElseThrow().passwordHash()).isEqualTo(stronger);
    }
}
