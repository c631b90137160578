package dev.postern.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a test, made by the JDK's keytool. */
public final class Keystores {
    public static final String PASSWORD = "of the keystore";

    private Keystores() {
    }

    /** A key with a certificate for localhost and console.contoso.example. */
    public static Path make(Path folder) throws IOException, InterruptedException {
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
    public static SSLContext trusting(Path keystore) throws Exception {
        KeyStore keys = load(keystore);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("console", keys.getCertificate("console"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** TLS for a server that shows the certificate of a keystore. */
    public static SSLContext serving(Path keystore) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(keystore), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** The certificate of a keystore as PEM. */
    public static String pem(Path keystore) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(load(keystore).getCertificate("console").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyStore load(Path keystore) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
