package dev.postern.testkit.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One life of a {@link CrashProgram}, seen from outside. */
public final class CrashProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final long began = System.nanoTime();

    private CrashProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread reader = new Thread(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("the process ended: " + e.getMessage());
            }
        }, "crash-process-output");
        reader.setDaemon(true);
        reader.start();
    }

    static CrashProcess start(CrashSettings settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), CrashProgram.class.getName()));
        command.addAll(settings.arguments());
        return new CrashProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start(), log);
    }

    /** Waits until everything is open; returns how long that took from the start of the process. */
    public Duration awaitReady() throws InterruptedException, IOException {
        String line = line();
        if (!line.equals(CrashProgram.READY)) {
            throw new AssertionError("the process did not start: " + line + "; " + Files.readString(log));
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String line() throws InterruptedException, IOException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("the process said nothing for " + PATIENCE + "; alive: " + process.isAlive() + "; " + Files.readString(log));
        }
        return line;
    }

    public JsonNode status() throws InterruptedException, IOException {
        return ask("status");
    }

    private JsonNode ask(String command) throws InterruptedException, IOException {
        tell(command);
        return JSON.readTree(line());
    }

    private void tell(String command) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Puts the clock of the process forward or back, seen from the machine's. */
    public void clock(Duration shift) throws InterruptedException, IOException {
        ask("clock " + shift.toMillis());
    }

    /** Asks for the status until it is as wanted. */
    public JsonNode await(String what, Predicate<JsonNode> wanted) throws InterruptedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode status = status();
        while (!wanted.test(status)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come about; status " + status + "; " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(20);
            status = status();
        }
        return status;
    }

    /** Waits for an end that the process brought upon itself, or that the receiver brought. */
    public int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end; " + status() + "; " + Files.readString(log));
        }
        return process.exitValue();
    }

    /** Stops it in order: what is committed stays, nothing more is read. */
    public int stop() throws InterruptedException, IOException {
        tell("stop");
        return awaitEnd();
    }

    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public long pid() {
        return process.pid();
    }

    /** What it has said on its output and nobody has read. */
    public String said() throws InterruptedException, IOException {
        return line();
    }

    @Override
    public void close() {
        kill();
    }
}
