package dev.postern.console;

import dev.postern.config.PosternConfig.ConsoleConfig;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web console: pages that only show, on loopback only, until {@link #close()}. Thread-safe. */
public final class ConsoleServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int HEADER_BYTES = 64 << 10;

    private final Javalin server;
    private final String host;

    private ConsoleServer(Javalin server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * @param config port 0 takes a free one
     * @throws dev.postern.config.ConfigException where it would listen to other machines
     * @throws ConsoleException where the port is taken
     */
    public static ConsoleServer start(ConsoleConfig config, LocalStore store, Clock clock) {
        config.validate("console");
        checkFree(config);
        Templates templates = new Templates();
        ErrorPages errors = new ErrorPages(templates);
        Javalin server = Javalin.create(javalin -> {
            quiet(javalin);
            javalin.routes.before(new RequestGate(errors)::admit);
            Routes routes = new Routes(javalin.routes);
            new Assets().route(routes);
            new AlertPages(store, templates, clock).route(routes);
            new InventoryPages(store, templates).route(routes);
            new DashboardPages(store, templates, clock).route(routes);
            errors.route(javalin.routes);
        });
        try {
            return new ConsoleServer(server.start(config.address(), config.portNumber()), config.address());
        } catch (JavalinBindException e) {
            server.stop();
            throw taken(config, e);
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

    private static void quiet(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BareErrors()));
        javalin.jetty.modifyServletContextHandler(servlets -> servlets.setErrorHandler(new BareErrors()));
        javalin.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
        });
    }

    /** Where a browser finds it. */
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        server.stop();
    }
}
