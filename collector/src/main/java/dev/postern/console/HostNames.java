package dev.postern.console;

import dev.postern.config.ConsoleConfig;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host names by which the console is asked: loopback, and what the configuration lists. A foreign name reaches nothing. */
final class HostNames {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern WITH_PORT = Pattern.compile("(.+?)(:\\d{1,5})?");

    private final Set<String> names;

    HostNames(ConsoleConfig config) {
        this.names = new HashSet<>(config.hostNames());
    }

    /** @param host value of the header of that name; {@code null} where there is none */
    boolean knows(String host) {
        if (host == null) {
            return false;
        }
        Matcher matcher = WITH_PORT.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.matches() && (LOOPBACK.matcher(matcher.group(1)).matches() || names.contains(matcher.group(1)));
    }
}
