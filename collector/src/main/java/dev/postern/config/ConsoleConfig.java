package dev.postern.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the web console is served, and to whom. */
public record ConsoleConfig(
        @JsonPropertyDescription("port (default 8686); 0 takes a free one") Optional<Integer> port,
        @JsonPropertyDescription("address to listen on (default 127.0.0.1); any other than loopback needs names, tls and a user") Optional<String> bind,
        @JsonPropertyDescription("host names by which browsers of other machines reach it, without port") Optional<List<String>> names,
        @JsonPropertyDescription("certificate for HTTPS") Optional<TlsConfig> tls,
        @JsonPropertyDescription("how long a login lasts without a request (default 30m)") Optional<Duration> sessionIdle,
        @JsonPropertyDescription("how long a login lasts at most (default 12h)") Optional<Duration> sessionLength) {
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");

    /** A console on 127.0.0.1, without TLS. */
    public static ConsoleConfig loopback(Optional<Integer> port) {
        return new ConsoleConfig(port, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public int portNumber() {
        return port.orElse(8686);
    }

    public String address() {
        return bind.filter(name -> !name.equals("localhost")).orElse("127.0.0.1");
    }

    /** Whether only this machine can reach it. */
    public boolean onLoopback() {
        return LOOPBACK.matcher(address()).matches();
    }

    /** In lower case. */
    public List<String> hostNames() {
        return names.orElse(List.of()).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    public Duration idle() {
        return sessionIdle.orElse(Duration.ofMinutes(30));
    }

    public Duration longest() {
        return sessionLength.orElse(Duration.ofHours(12));
    }

    /** @throws ConfigException where a value is none, or other machines could reach it without TLS or by no known name */
    public void validate(String place) {
        if (portNumber() < 0 || portNumber() > 65535) {
            throw new ConfigException(place + ".port must lie between 0 and 65535");
        }
        for (String name : names.orElse(List.of())) {
            if (name == null || !HOST_NAME.matcher(name).matches()) {
                throw new ConfigException(place + ".names holds '" + name + "', which is no host name; write it without scheme and port");
            }
        }
        tls.ifPresent(files -> files.validate(place + ".tls"));
        if (idle().compareTo(Duration.ofSeconds(1)) < 0 || longest().compareTo(idle()) < 0) {
            throw new ConfigException(place + ".session-idle must be at least 1s, and session-length not shorter than it");
        }
        if (onLoopback() && !hostNames().isEmpty()) {
            throw new ConfigException(place + ".names is for browsers of other machines, but bind is '" + address()
                    + "'; leave it out, or bind an address that they can reach");
        }
        if (!onLoopback() && tls.isEmpty()) {
            throw new ConfigException(place + ".bind is '" + address() + "', which other machines can reach, but there is no TLS; name a"
                    + " keystore in console.tls, or bind a loopback address such as 127.0.0.1");
        }
        if (!onLoopback() && hostNames().isEmpty()) {
            throw new ConfigException(place + ".bind is '" + address() + "', which other machines can reach; list in console.names the host"
                    + " names that they use");
        }
    }

    /** The certificate of HTTPS and its key. */
    public record TlsConfig(
            @JsonPropertyDescription("PKCS12 file with the certificate, its chain and its key") Path keystore,
            @JsonPropertyDescription("password of the keystore, as ${env:NAME} or ${file:PATH}") Secret password) {
        void validate(String place) {
            if (keystore == null) {
                throw new ConfigException(place + ": `keystore` is missing; name a PKCS12 file");
            }
            if (password == null) {
                throw new ConfigException(place + ": `password` is missing; write ${env:NAME} or ${file:PATH}");
            }
        }
    }
}
