package dev.postern.sink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalConnectionTest {
    @TempDir
    Path folder;

    @Test
    void afterAFatalErrorTheEngineIsOpenedAnewWithAllThatWasCommitted() throws SQLException {
        try (LocalConnection database = new LocalConnection(Optional.of(folder.resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            database.transaction("write", () -> {
                database.update("INSERT INTO evaluated VALUES (?)", 7L);
                return null;
            });
            database.current().close();

            assertThatThrownBy(() -> database.transaction("read", () -> database.first("SELECT arrival FROM evaluated")))
                    .isInstanceOf(LocalStoreException.class).hasMessageContaining("cannot read");
            assertThat(database.<Optional<Long>>transaction("read", () -> database.first("SELECT arrival FROM evaluated"))).contains(7L);
        }
    }

    @Test
    void whatFailsLeavesNothingAndTheNextGoesOn() {
        try (LocalConnection database = new LocalConnection(Optional.empty(), LocalLimits.DEFAULT)) {
            assertThatThrownBy(() -> database.transaction("write", () -> {
                database.update("INSERT INTO evaluated VALUES (?)", 7L);
                database.update("INSERT INTO no_such_table VALUES (1)");
                return null;
            })).isInstanceOf(LocalStoreException.class).hasMessageContaining("no_such_table");
            assertThat(database.<Optional<Long>>transaction("read", () -> database.first("SELECT count(*) FROM evaluated"))).contains(0L);
        }
    }
}
