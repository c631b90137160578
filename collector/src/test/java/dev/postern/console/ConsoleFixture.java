package dev.postern.console;

import dev.postern.config.ConsoleConfig;
import dev.postern.console.access.Role;
import dev.postern.evaluate.AlertFeed;
import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.outbox.Block;
import dev.postern.rules.model.Severity;
import dev.postern.rules.run.Alert;
import dev.postern.rules.run.Slot;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.LocalStore;
import dev.postern.testkit.Chain;
import dev.postern.testkit.Rows;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A console over a store in memory, and a browser before it. All names and addresses are synthetic. */
final class ConsoleFixture implements AutoCloseable {
    static final String TENANT = "contoso.example";
    static final Instant NOW = Rows.NOON.plus(Duration.ofDays(3));

    final VirtualClock clock = new VirtualClock(NOW);
    final Chain chain = Chain.temporary(clock);
    final LocalStore store = chain.store;
    final AlertFeed feed = new AlertFeed(0);
    final People people = new People();
    final ConsoleServer server = ConsoleServer.start(ConsoleConfig.loopback(Optional.of(0)), parts());
    private final HttpClient client = HttpClient.newHttpClient();
    private long block;

    ConsoleParts parts() {
        return new ConsoleParts(store, clock, people.access(clock), chain.acts, feed);
    }

    void put(Row... rows) throws IOException {
        block++;
        store.store("test", List.of(new Block(block, "local", "d", 0,
                new BlockEncoder(NdjsonCodec.compact(), 1 << 20).encode(rows[0].schema(), List.of(rows), block).get(0))));
    }

    void raise(Alert... alerts) {
        store.record(new Slot(0, block), List.of(alerts), NOW, "c");
    }

    static Alert alert(String key, String rule, Severity severity, Instant time, String actor, String object, String summary, Map<String, Object> before,
            Map<String, Object> after, Optional<String> ticket, String... eventIds) {
        return new Alert(rule, "Title of " + rule, severity, key, summary, time, time, TENANT, Optional.of(actor), Optional.of("192.0.2.7"),
                Optional.of("outbound-connector"), Optional.of(object.toLowerCase(java.util.Locale.ROOT)), Optional.of(object), before, after, ticket,
                List.of(eventIds), "Ask whose host this is.", "P2", Optional.empty());
    }

    static Row audit(String id, Duration fromNoon, String actor, String object) {
        return Rows.audit(id, "Set-OutboundConnector").set("tenant", TENANT).set("time", Rows.NOON.plus(fromNoon)).set("actor_id", actor)
                .set("object_type", "outbound-connector").set("object_name", object).set("object_id", object.toLowerCase(java.util.Locale.ROOT));
    }

    static Row config(String type, String name, Instant time, Map<String, Object> properties) {
        return new Row(Schema.current().stream("config")).set("time", time).set("event_id", type + name + time).set("tenant", TENANT)
                .set("object_type", type).set("object_id", name.toLowerCase(java.util.Locale.ROOT)).set("object_name", name)
                .set("snapshot_complete", true).set("properties", properties);
    }

    static Row change(String id, String state, String name, String property, String before, String after) {
        return new Row(Schema.current().stream("change")).set("time", Rows.NOON).set("event_id", id + "#" + state).set("tenant", TENANT)
                .set("change_id", id).set("state", state).set("kind", "modified").set("object_type", "outbound-connector")
                .set("object_id", name.toLowerCase(java.util.Locale.ROOT)).set("object_name", name).set("property", property)
                .set("old_value", before).set("new_value", after).set("actor_id", "admin@contoso.example");
    }

    /** Somebody who has not logged in. */
    Browser visitor() {
        return new Browser(client, server.address());
    }

    /** Somebody with these roles who has logged in, by the name of their words, such as {@code analyst.responder}. */
    Browser login(Role... roles) throws IOException, InterruptedException {
        String name = Stream.of(roles).map(Role::word).collect(Collectors.joining("."));
        people.put(name, roles);
        Browser browser = visitor();
        HttpResponse<String> answer = browser.login(name, People.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError("the login answers " + answer.statusCode());
        }
        return browser;
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.address()).resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode());
        }
        return Jsoup.parse(answer.body());
    }

    @Override
    public void close() {
        server.close();
        chain.close();
    }
}
