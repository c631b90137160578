package dev.postern.console;

import dev.postern.config.ConfigException;
import dev.postern.config.ConsoleConfig;
import dev.postern.config.ConsoleConfig.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTPS with the certificate of a PKCS12 keystore, TLS 1.2 and 1.3 only. */
final class HttpsConnector {
    private final KeyStore keys;
    private final String password;

    /** @throws ConfigException where the keystore or its password cannot be used */
    HttpsConnector(TlsConfig tls) {
        this.password = tls.password().value();
        this.keys = load(tls, password);
    }

    Connector open(Server server, HttpConfiguration http, ConsoleConfig config) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(keys);
        context.setKeyStorePassword(password);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setRenegotiationAllowed(false);
        // The host name is compared with the configuration, not with the certificate; the browser does that.
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(server, new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost(config.address());
        connector.setPort(config.portNumber());
        return connector;
    }

    private static KeyStore load(TlsConfig tls, String password) {
        try (InputStream in = Files.newInputStream(tls.keystore())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    return keys;
                }
            }
            throw new ConfigException("console.tls.keystore " + tls.keystore() + " holds no private key; export the certificate together with its key");
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException("console.tls.keystore " + tls.keystore() + " cannot be opened; check that the file is there, that it is PKCS12,"
                    + " and that console.tls.password is its password", e);
        }
    }
}
