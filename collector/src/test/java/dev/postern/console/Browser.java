package dev.postern.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser before a console: keeps its cookie, names its origin with forms and sends the token of the session with them. */
final class Browser {
    private final HttpClient client;
    private final URI console;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(HttpClient client, String console) {
        this.client = client;
        this.console = URI.create(console);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return Jsoup.parse(answer.body());
    }

    /**
     * Sends a form with the token of this login.
     *
     * @param fields name, value, name, value and so on
     */
    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("token", token()));
        return form(path, Map.of("Origin", origin()), all.toArray(String[]::new));
    }

    /** Sends a form as it is given, with these headers besides the cookie. */
    HttpResponse<String> form(String path, Map<String, String> headers, String... fields) throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(URLEncoder.encode(fields[i], StandardCharsets.UTF_8) + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return body(path, headers, BodyPublishers.ofString(String.join("&", pairs)));
    }

    HttpResponse<String> body(String path, Map<String, String> headers, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(body).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::setHeader);
        return send(request);
    }

    HttpResponse<String> login(String name, String password) throws IOException, InterruptedException {
        return form("/login", Map.of("Origin", origin()), "name", name, "password", password);
    }

    /** The token of the forms; empty without login. */
    String token() throws IOException, InterruptedException {
        return Jsoup.parse(get("/alerts").body()).select("form[action=/logout] input[name=token]").attr("value");
    }

    String origin() {
        return console.getScheme() + "://" + console.getAuthority();
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(path));
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList()));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        });
        return answer;
    }
}
