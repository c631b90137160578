package dev.postern.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code postern demo} as a process of its own, with its console: what a newcomer sees. */
public final class DemoProcess implements AutoCloseable {
    private static final Pattern CONSOLE = Pattern.compile("Console: (http\\S+)");
    private static final Pattern LOGIN = Pattern.compile("Log in to act as: (\\S+) / (\\S+)");

    private final Process process;
    private final String address;
    private final String user;
    private final String password;

    private DemoProcess(Process process, String address, String user, String password) {
        this.process = process;
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /** Returns when the console is served. */
    public static DemoProcess start(Path home) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "dev.postern.app.Main", "demo", "--port", "0", "--home",
                home.toString())).redirectErrorStream(true).start();
        StringBuilder output = new StringBuilder();
        String address = null;
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            Matcher console = CONSOLE.matcher(line);
            Matcher login = LOGIN.matcher(line);
            if (console.find()) {
                address = console.group(1);
            } else if (login.find() && address != null) {
                drain(lines);
                return new DemoProcess(process, address, login.group(1), login.group(2));
            }
        }
        process.destroyForcibly();
        throw new AssertionError("the demo ended without a console: " + output);
    }

    /** What it writes later must not fill the pipe. */
    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(() -> {
            try {
                while (lines.readLine() != null) {
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        }, "demo output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Address of a page, given without its first slash. */
    public String page(String path) {
        return address + path;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
