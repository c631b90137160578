package dev.postern.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The scripts that draw charts, kept in memory: Chart.js as its package has it, and ours. Pages are whole without them. */
final class ChartScripts {
    private static final String TYPE = "text/javascript; charset=utf-8";
    private static final String PACKAGE = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private final byte[] library = read("/META-INF/resources/webjars/chart.js/" + version() + "/dist/chart.umd.min.js");
    private final byte[] own = read("/console/charts.js");

    void route(Routes routes) {
        routes.open("/charts/chart.js", context -> context.contentType(TYPE).result(library));
        routes.open("/charts/charts.js", context -> context.contentType(TYPE).result(own));
    }

    /** The build names the version; the package tells it. */
    private static String version() {
        try (InputStream in = ChartScripts.class.getResourceAsStream(PACKAGE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = ChartScripts.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
