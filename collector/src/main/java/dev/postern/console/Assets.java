package dev.postern.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that pages refer to, kept in memory. */
final class Assets {
    private final byte[] style = read("console.css");
    private final byte[] live = read("live.js");
    private final byte[] icon = read("icon.svg");

    void route(Routes routes) {
        routes.open("/console.css", context -> context.contentType("text/css; charset=utf-8").result(style));
        routes.open("/live.js", context -> context.contentType("text/javascript; charset=utf-8").result(live));
        routes.open("/icon.svg", context -> context.contentType("image/svg+xml").result(icon));
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/console/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
