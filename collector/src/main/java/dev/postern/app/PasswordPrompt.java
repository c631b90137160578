package dev.postern.app;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks for a new password: twice and without echo at a terminal, else as one line of standard input. */
final class PasswordPrompt {
    /** A line that is longer holds no password. */
    private static final int MOST_BYTES = 4096;

    private PasswordPrompt() {
    }

    static String ask(String name) throws IOException {
        Console terminal = System.console();
        return terminal == null ? line(System.in) : twice(terminal, name);
    }

    private static String twice(Console terminal, String name) {
        char[] first = terminal.readPassword("Password for %s: ", name);
        char[] second = terminal.readPassword("Once more: ");
        if (first == null || second == null) {
            throw new CommandException(ExitCode.USAGE, "no password was given");
        }
        if (!Arrays.equals(first, second)) {
            throw new CommandException(ExitCode.USAGE, "the two passwords differ; nothing was changed");
        }
        return new String(first);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MOST_BYTES) {
                throw new CommandException(ExitCode.USAGE, "the password on standard input is too long; give one line");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        String password = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (password.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "there is no terminal to ask for a password; give it as one line of standard input");
        }
        return password;
    }
}
