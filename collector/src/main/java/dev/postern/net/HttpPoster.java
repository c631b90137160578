package dev.postern.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Posts to one server over HTTP/1.1. Follows no redirect and keeps no cookies: what a request carries is for that server alone.
 * Thread-safe.
 */
public final class HttpPoster implements AutoCloseable {
    static {
        // Splunk closes idle connections after 12 s when it is busy; a request on a connection that is being closed is lost.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        }
    }

    private final HttpClient client;
    private final ExecutorService executor;
    private final Limits limits;
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();

    /**
     * Bounds of one request.
     *
     * @param connect     until the connection stands
     * @param whole       until the answer's body has come
     * @param answerBytes most bytes of an answer that are read
     */
    public record Limits(Duration connect, Duration whole, int answerBytes) {
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 64 << 10);
    }

    /**
     * @param authority PEM file of the certificates to trust instead of the JVM's
     * @throws IOException where that file cannot be read or holds no certificate
     */
    public HttpPoster(Optional<Path> authority, Limits limits) throws IOException {
        this.limits = limits;
        this.executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "http");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect()).executor(executor);
        if (authority.isPresent()) {
            builder.sslContext(TrustFile.context(authority.get()));
        }
        this.client = builder.build();
    }

    /**
     * Posts and waits for the answer.
     *
     * @throws IOException with one sentence, where no whole answer came; the request may have arrived all the same
     */
    public HttpAnswer post(URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)).timeout(limits.whole());
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request.build(), answer -> new BoundedText(limits.answerBytes()));
        running.add(exchange);
        try {
            HttpResponse<String> answer = exchange.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(answer.statusCode(), answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a)), answer.body());
        } catch (TimeoutException e) {
            throw new InterruptedIOException(host(address) + " did not answer within " + limits.whole().toMillis() + " ms");
        } catch (CancellationException e) {
            throw givenUp(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the request to " + host(address) + " was interrupted");
        } catch (ExecutionException e) {
            if (!running.contains(exchange)) {
                throw givenUp(address);
            }
            throw new IOException(sentence(host(address), e.getCause()), e.getCause());
        } finally {
            running.remove(exchange);
            exchange.cancel(true);
        }
    }

    /** Ends the requests that run now; each throws. */
    public void abandon() {
        for (CompletableFuture<?> exchange : running) {
            running.remove(exchange);
            exchange.cancel(true);
        }
    }

    private static InterruptedIOException givenUp(URI address) {
        return new InterruptedIOException("the request to " + host(address) + " was given up");
    }

    @Override
    public void close() {
        abandon();
        executor.shutdown();
    }

    private String sentence(String host, Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return host + " did not take the connection within " + limits.connect().toSeconds() + " s";
        }
        if (cause instanceof HttpTimeoutException) {
            return host + " did not answer within " + limits.whole().toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return cause.getCause() instanceof UnresolvedAddressException ? host + " is no known host name" : host + " does not take connections";
        }
        if (cause instanceof SSLException) {
            return "no TLS connection with " + host + ": " + cause.getMessage();
        }
        return "the connection with " + host + " broke: " + Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private static String host(URI address) {
        return address.getRawAuthority();
    }
}
