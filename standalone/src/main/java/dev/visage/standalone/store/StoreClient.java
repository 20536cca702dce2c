package dev.visage.standalone.store;

import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Calls whichever profile store of a system answers. Ports and token are in the data directory, for its owner alone. */
public final class StoreClient {

    private static final String BASE = "/profile-api/v1";
    private static final int UNAUTHORIZED = 401;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Path data;
    private final List<Endpoint> endpoints;

    private StoreClient(Path data, List<Endpoint> endpoints) {
        this.data = data;
        this.endpoints = endpoints;
    }

    /**
     * Of the system that runs on a data directory.
     *
     * @throws InfrastructureException if none was launched there
     */
    public static StoreClient of(Path data) {
        Path folder = data.resolve("config");
        List<Endpoint> endpoints = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "profile-store*.properties")) {
            for (Path file : files) {
                endpoints.add(Endpoint.read(file));
            }
        } catch (IOException none) {
            throw new InfrastructureException("There is no system in " + data + ": start one with ./visage up.", none);
        }
        return new StoreClient(data, endpoints);
    }

    /** Reads what lies under a path of the interface. */
    public HttpResponse<byte[]> get(String path, Duration timeout) throws InterruptedException {
        return send("GET", path, timeout);
    }

    /** Posts nothing to a path of the interface. */
    public HttpResponse<byte[]> post(String path, Duration timeout) throws InterruptedException {
        return send("POST", path, timeout);
    }

    /** Files of an earlier launch name ports where nobody, or a stranger to the token, answers. */
    private HttpResponse<byte[]> send(String method, String path, Duration timeout) throws InterruptedException {
        for (Endpoint endpoint : endpoints) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url() + BASE + path))
                    .timeout(timeout)
                    .header("Authorization", "Bearer " + endpoint.token())
                    .method(method, BodyPublishers.noBody())
                    .build();
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != UNAUTHORIZED) {
                    return response;
                }
            } catch (IOException silent) {
                continue;
            }
        }
        throw new InfrastructureException("No profile store of the system in " + data + " answers: is it up?");
    }

    private record Endpoint(String url, String token) {

        static Endpoint read(Path file) throws IOException {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            return new Endpoint(
                    "http://127.0.0.1:" + properties.getProperty("server.port"),
                    properties.getProperty("visage.profiles.service-token"));
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Endpoint[" + url + "]";
        }
    }
}
