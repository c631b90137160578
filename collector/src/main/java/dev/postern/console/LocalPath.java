package dev.postern.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a browser goes after the login: pages of this console only, never what a foreign link names. */
final class LocalPath {
    static final String START = "/";
    /** One slash, and then no second one nor a backslash, which browsers read as one. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,2000}");

    private LocalPath() {
    }

    /**
     * The path itself where it is a local one, else the start page.
     *
     * @param text {@code null} where none was given
     */
    static String of(String text) {
        return text != null && LOCAL.matcher(text).matches() && !text.matches("/log(in|out)([/?#].*)?") ? text : START;
    }

    /** The login page, with the way back. */
    static String login(String back) {
        String next = of(back);
        return next.equals(START) ? "/login" : "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
