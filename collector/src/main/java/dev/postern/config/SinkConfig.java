package dev.postern.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.rules.parse.NearestName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One sink besides the embedded engine. */
public record SinkConfig(
        @JsonPropertyDescription("name of the sink, unique; the key of its blocks and counts") String name,
        @JsonPropertyDescription("kind of sink: " + SinkConfig.TYPE_NAMES) String type,
        @JsonPropertyDescription("scheme, host and port of the HTTP Event Collector, such as https://splunk.contoso.example:8088") String url,
        @JsonPropertyDescription("token of the HTTP Event Collector, as ${env:NAME} or ${file:PATH}") Secret token,
        @JsonPropertyDescription("index of the events (default: the token's)") Optional<String> index,
        @JsonPropertyDescription("PEM file of the certificates to trust (default: those of the JVM)") Optional<Path> caFile,
        @JsonPropertyDescription("wait for indexer acknowledgement (default true)") Optional<Boolean> acknowledge,
        @JsonPropertyDescription("requests at a time (default 4)") Optional<Integer> inFlight) {

    static final String TYPE_NAMES = "splunk";
    public static final List<String> TYPES = List.of(TYPE_NAMES.split(", "));
    /** Name of the embedded engine's own sink. */
    public static final String LOCAL = "local";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int MOST_IN_FLIGHT = 32;

    public boolean acknowledged() {
        return acknowledge.orElse(true);
    }

    public int requests() {
        return inFlight.orElse(4);
    }

    /** @throws IllegalStateException before it was validated */
    public URI address() {
        return URI.create(url);
    }

    void validate(String place) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ConfigException(place + ": `name` is missing or has other characters than letters, digits, dot, dash and underscore");
        }
        if (name.equals(LOCAL)) {
            throw new ConfigException(place + ": the name '" + LOCAL + "' is that of the embedded engine; give the sink another");
        }
        if (type == null || !TYPES.contains(type)) {
            throw new ConfigException(place + ": unknown sink type '" + type + "'"
                    + NearestName.find(String.valueOf(type), TYPES).map(near -> "; did you mean '" + near + "'?").orElse("; types are " + TYPE_NAMES));
        }
        validateUrl(place);
        if (token == null) {
            throw new ConfigException(place + ": `token` is missing; write ${env:NAME} or ${file:PATH}");
        }
        if (index.isPresent() && !index.get().matches("[a-z0-9_][a-z0-9_-]{0,79}")) {
            throw new ConfigException(place + ": `index` is '" + index.get() + "'; Splunk's names have small letters, digits, underscores and dashes");
        }
        if (requests() < 1 || requests() > MOST_IN_FLIGHT) {
            throw new ConfigException(place + ": `in-flight` must lie between 1 and " + MOST_IN_FLIGHT);
        }
    }

    /** Does not repeat a URL with user information: it may be a password. */
    private void validateUrl(String place) {
        String mend = "; write for example https://splunk.contoso.example:8088";
        URI address;
        try {
            address = new URI(url == null ? "" : url);
        } catch (URISyntaxException e) {
            throw new ConfigException(place + ": `url` is no URL" + mend, e);
        }
        if (address.getRawUserInfo() != null) {
            throw new ConfigException(place + ": `url` holds a user; leave it out, the token is what Splunk asks for");
        }
        if (address.getHost() == null || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new ConfigException(place + ": `url` is missing or no http or https URL" + mend);
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null || !address.getRawPath().matches("/?")) {
            throw new ConfigException(place + ": `url` takes scheme, host and port alone; the path is added" + mend);
        }
        if (address.getScheme().equals("http") && !LOOPBACK.matcher(address.getHost()).matches()) {
            throw new ConfigException(place + ": `url` is http, and the token would cross the network in clear text; write https, or a loopback address");
        }
    }
}
