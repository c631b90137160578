package dev.postern.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the service that owns a home. */
public final class LocalApiClient {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private LocalApiClient() {
    }

    /**
     * @return the answer's body; empty where no service has left its address in the home
     * @throws IOException where the service does not answer or refuses
     */
    public static Optional<String> get(Path home, String path) throws IOException, InterruptedException {
        String address;
        String token;
        try {
            address = Files.readString(home.resolve("api-address"));
            token = Files.readString(home.resolve("api-token"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(DEADLINE)
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the service at " + address + " answered " + response.statusCode());
        }
        return Optional.of(response.body());
    }
}
