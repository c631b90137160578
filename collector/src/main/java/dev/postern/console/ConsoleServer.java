package dev.postern.console;

import dev.postern.config.ConfigException;
import dev.postern.config.ConsoleConfig;
import dev.postern.console.access.Users;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web console, until {@link #close()}: reading for this machine or for those who log in, changes for those who log in. Thread-safe. */
public final class ConsoleServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int HEADER_BYTES = 64 << 10;

    private final Javalin server;
    private final LivePages live;
    private final ConsoleConfig config;

    private ConsoleServer(Javalin server, LivePages live, ConsoleConfig config) {
        this.server = server;
        this.live = live;
        this.config = config;
    }

    /**
     * @param config port 0 takes a free one
     * @throws ConfigException where other machines could reach it and there is no TLS or no user
     * @throws ConsoleException where the port is taken
     */
    public static ConsoleServer start(ConsoleConfig config, ConsoleParts parts) {
        config.validate("console");
        needUsers(config, !parts.access().hasUsers());
        Optional<HttpsConnector> https = config.tls().map(HttpsConnector::new);
        checkFree(config);
        LivePages live = new LivePages(parts.feed(), parts.clock());
        Javalin server = Javalin.create(javalin -> {
            quiet(javalin, RequestGate.headers(https.isPresent()));
            https.ifPresent(secure -> javalin.jetty.addConnector((jetty, http) -> secure.open(jetty, http, config)));
            route(javalin.routes, config, parts, live);
        });
        try {
            return new ConsoleServer(server.start(config.address(), config.portNumber()), live, config);
        } catch (JavalinBindException e) {
            live.close();
            server.stop();
            throw taken(config, e);
        }
    }

    private static void route(RoutesConfig javalin, ConsoleConfig config, ConsoleParts parts, LivePages live) {
        Templates templates = new Templates();
        SessionCookie cookie = new SessionCookie(config.tls().isPresent());
        Routes routes = new Routes(javalin, new Ways());
        javalin.before(new RequestGate(config, routes.ways(), parts.access(), cookie)::admit);
        new Assets().route(routes);
        new LoginPages(parts.access(), cookie, templates).route(routes);
        PlaybookShelf shelf = PlaybookShelf.shipped();
        AlertPages alerts = new AlertPages(parts, shelf, templates);
        alerts.route(routes);
        new AlertActPages(parts.acts(), alerts).route(routes);
        new PlaybookRunPages(parts, alerts, shelf, templates).route(routes);
        live.route(routes);
        new InventoryPages(parts.store(), templates).route(routes);
        new DashboardPages(parts.store(), templates, parts.clock()).route(routes);
        new PlaybookPages(shelf, templates).route(routes);
        new ErrorPages(templates).route(javalin);
    }

    /**
     * Asks before anything else is opened whether a console could be served.
     *
     * @throws ConfigException as {@link #start}
     */
    public static void check(ConsoleConfig config, Users users) {
        config.validate("console");
        needUsers(config, users.isEmpty());
        config.tls().ifPresent(HttpsConnector::new);
    }

    private static void needUsers(ConsoleConfig config, boolean nobody) {
        if (!config.onLoopback() && nobody) {
            throw new ConfigException("console.bind is '" + config.address() + "', which other machines can reach, but nobody could log in;"
                    + " make a user first with 'postern user add', or bind a loopback address such as 127.0.0.1");
        }
    }

    /** Asked first, because a server that cannot start logs an error of its own, and the demo just takes another port. */
    private static void checkFree(ConsoleConfig config) {
        try (ServerSocket probe = new ServerSocket(config.portNumber(), 1, InetAddress.getByName(config.address()))) {
            probe.getLocalPort();
        } catch (IOException e) {
            throw taken(config, e);
        }
    }

    private static ConsoleException taken(ConsoleConfig config, Exception e) {
        return new ConsoleException("the console cannot listen on " + config.address() + ":" + config.portNumber()
                + ", the port is taken or not allowed; name another one", e);
    }

    private static void quiet(JavalinConfig javalin, Map<String, String> headers) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.maxRequestSize = FormGate.MOST_BYTES;
        javalin.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BareErrors(headers)));
        javalin.jetty.modifyServletContextHandler(servlets -> servlets.setErrorHandler(new BareErrors(headers)));
        javalin.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
        });
    }

    /** Where a browser finds it. */
    public String address() {
        String host = config.hostNames().stream().findFirst()
                .orElse(config.address().contains(":") ? "[" + config.address() + "]" : config.address());
        return (config.tls().isPresent() ? "https://" : "http://") + host + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        live.close();
        server.stop();
    }
}
