package dev.postern.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a test, made by the JDK's keytool. */
final class Keystores {
    static final String PASSWORD = "of the keystore";

    private Keystores() {
    }

    /** A key with a certificate for localhost and console.contoso.example. */
    static Path make(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("console.p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(tool.toString(), "-genkeypair", "-alias", "console", "-keyalg", "EC", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD, "-dname", "CN=console.contoso.example", "-validity", "2",
                "-ext", "SAN=dns:console.contoso.example,dns:localhost,ip:127.0.0.1")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("keytool: " + said);
        }
        return file;
    }

    /** TLS that trusts the certificate of a keystore. */
    static SSLContext trusting(Path keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("console", keys.getCertificate("console"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
