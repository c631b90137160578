package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in a sample can be taken for a real organisation or host. */
class SampleReservedNamesTest {
    private static final Pattern IPV4 = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");
    private static final Pattern RESERVED = Pattern.compile("192\\.0\\.2\\.\\d+|198\\.51\\.100\\.\\d+|203\\.0\\.113\\.\\d+|0\\.0\\.0\\.0|255\\.255\\.255\\.255");
    private static final Pattern ADDRESS_DOMAIN = Pattern.compile("@([A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++)");
    private static final Set<String> ODATA = Set.of("odata.context", "odata.type", "data.type", "adminapi.warnings");
    private static final Pattern REAL_DOMAIN = Pattern.compile("\\b[a-z0-9-]+\\.(?:com|net|org|eu|de|uk|io|cloud|ms)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV6 = Pattern.compile("(?<![0-9a-fA-F:])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*+::[0-9a-fA-F:]*+");
    private static final Pattern VERSION = Pattern.compile("\"ExchangeVersion\" : \"[^\"]*\"");

    @Test
    void allAddressesAndDomainsAreReserved(@TempDir Path folder) throws IOException {
        SampleTenant.generate(folder, SampleOptions.ofSeed(21));
        List<String> strangers = new ArrayList<>();
        for (Path file : new WrittenSample(folder).files("")) {
            String text = VERSION.matcher(WrittenSample.text(file)).replaceAll("");
            for (Matcher found = IPV4.matcher(text); found.find();) {
                note(RESERVED.matcher(found.group()).matches(), found, strangers);
            }
            for (Matcher found = IPV6.matcher(text); found.find();) {
                note(found.group().startsWith("2001:db8:"), found, strangers);
            }
            for (Matcher found = ADDRESS_DOMAIN.matcher(text); found.find();) {
                String domain = found.group(1).toLowerCase(Locale.ROOT);
                note(domain.endsWith(".example") || ODATA.contains(domain), found, strangers);
            }
            for (Matcher found = REAL_DOMAIN.matcher(text); found.find();) {
                note(false, found, strangers);
            }
        }
        assertThat(strangers).isEmpty();
    }

    private static void note(boolean reserved, Matcher found, List<String> strangers) {
        if (!reserved) {
            strangers.add(found.group());
        }
    }
}
