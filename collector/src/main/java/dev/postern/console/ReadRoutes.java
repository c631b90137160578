package dev.postern.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Ways to pages: GET, and HEAD with the same headers and without the page. */
record ReadRoutes(RoutesConfig routes) {
    void add(String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
