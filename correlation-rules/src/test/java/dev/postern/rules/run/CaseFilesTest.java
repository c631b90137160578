package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cases name nobody: addresses and domains are those that RFC 2606, 5737 and 3849 reserve. */
class CaseFilesTest {
    private static final Pattern V4 = Pattern.compile("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final List<String> RESERVED = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    private static final Pattern MAIL = Pattern.compile("@([a-zA-Z0-9.-]+)");

    @Test
    void addressesAndDomainsAreReserved() {
        RuleFiles.shipped().stream().filter(file -> file.holdsCases()).forEach(file -> {
            Matcher address = V4.matcher(file.text());
            while (address.find()) {
                assertThat(RESERVED).as(file.path()).anyMatch(address.group()::startsWith);
            }
            Matcher mail = MAIL.matcher(file.text());
            while (mail.find()) {
                assertThat(mail.group(1)).as(file.path()).endsWith(".example");
            }
        });
    }
}
