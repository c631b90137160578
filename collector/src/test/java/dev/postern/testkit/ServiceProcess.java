package dev.postern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.net.LocalApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code postern run} as a process of its own, so that it can be stopped and killed as an operator or a power cut would. */
public final class ServiceProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path home;
    private final Path log;

    private ServiceProcess(Process process, Path home, Path log) {
        this.process = process;
        this.home = home;
        this.log = log;
    }

    /** Starts the service; {@code home} is the one that the configuration names. */
    public static ServiceProcess start(Path config, Path home, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "dev.postern.app.Main", "run", "--config", config.toString()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        return new ServiceProcess(process, home, log);
    }

    /** The service's status, or empty where it does not answer yet. */
    public Optional<JsonNode> status() throws InterruptedException {
        try {
            Optional<String> answer = LocalApiClient.get(home, "/api/status");
            return answer.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(answer.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Asks for the status until it is as wanted. */
    public JsonNode await(Predicate<JsonNode> wanted, Duration most) throws InterruptedException, IOException {
        long end = System.nanoTime() + most.toNanos();
        Optional<JsonNode> last = Optional.empty();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("the service ended: " + Files.readString(log));
            }
            last = status();
            if (last.isPresent() && wanted.test(last.get())) {
                return last.get();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the service did not come to the wanted state within " + most + "; last status " + last + "; log " + Files.readString(log));
    }

    /** SIGTERM; returns how long it took. */
    public Duration terminate() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the service did not end within 30 s of SIGTERM");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The source's part of a status. */
    public static JsonNode source(JsonNode status, String name) {
        return status.path("sources").valueStream().filter(source -> source.path("name").asText().equals(name)).findFirst()
                .orElseGet(JSON::createObjectNode);
    }
}
