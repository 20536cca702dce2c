package dev.visage.profiles.webhook;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server whose certificate is its own word. */
final class SelfSigned {

    private static final char[] PASSWORD = "password".toCharArray();

    private SelfSigned() {}

    /** A server on this machine, started, which takes whatever comes. */
    static HttpServer start(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(directory.resolve("keys"))));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        return server;
    }

    private static SSLContext context(Path keys) throws IOException, InterruptedException, GeneralSecurityException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool has made no key.");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
