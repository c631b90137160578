package dev.postern.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir
    Path folder;

    @Test
    void theValueIsReadWhenItIsAskedFor() throws IOException {
        Path file = folder.resolve("secret");
        Secret secret = Secret.parse(" ${file:" + file + "} ");
        assertThatThrownBy(secret::value).isInstanceOf(ConfigException.class).hasMessageContaining(file.toString()).hasMessageContaining("cannot be read");
        Files.writeString(file, "first\r\n");
        assertThat(secret.value()).isEqualTo("first");
        Files.writeString(file, " second \n\n");
        assertThat(secret.value()).as("only the line break that ends a file goes").isEqualTo(" second \n");
        assertThat(Secret.parse("${env:PATH}").value()).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void nothingIsNoSecret() throws IOException {
        assertThatThrownBy(() -> Secret.parse("${env:POSTERN_NO_SUCH_VARIABLE}").value()).isInstanceOf(ConfigException.class)
                .hasMessage("${env:POSTERN_NO_SUCH_VARIABLE} is empty or not set; give it the secret");
        Path file = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> Secret.parse("${file:" + file + "}").value()).hasMessageContaining("is empty or not set");
    }

    @Test
    void aLiteralIsRefusedWithoutRepeatingIt() {
        for (String literal : new String[] {"hunter2hunter2", "", "${env:}", "${ENV:hunter2}", "x${env:hunter2}", "$env:hunter2", "${file:${env:hunter2}}"}) {
            assertThatThrownBy(() -> Secret.parse(literal)).as(literal).isInstanceOf(ConfigException.class).hasMessageNotContaining("hunter2");
        }
    }
}
