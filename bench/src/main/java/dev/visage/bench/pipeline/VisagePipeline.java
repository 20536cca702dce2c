package dev.visage.bench.pipeline;

import dev.visage.bench.system.ThrowAwaySystem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Visage, through its native API. */
final class VisagePipeline implements Pipeline {

    private final ThrowAwaySystem system;
    private final URI url;
    private final String token;

    /** Makes users 1 to the given number. */
    VisagePipeline(ThrowAwaySystem system, int users) throws IOException {
        this.system = system;
        this.url = system.running().url();
        this.token = system.token("1", "admin");
        try (KeptConnection connection = new KeptConnection(url)) {
            for (int user = 1; user <= users; user++) {
                provision(connection, user);
            }
        }
    }

    private void provision(KeptConnection connection, int user) throws IOException {
        byte[] body = ("{\"username\":\"bench-" + user + "\"}").getBytes(StandardCharsets.US_ASCII);
        var answer = connection.send(
                "PUT /v1/users/" + user + "\nContent-Type: application/json\nAuthorization: Bearer " + token, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("A user was not made: " + answer.status());
        }
    }

    @Override
    public String name() {
        return "Visage";
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String request(int user) {
        return "POST /v1/users/" + user
                + "/pictures/avatar\nContent-Type: image/jpeg\nPrefer: wait=20\nAuthorization: Bearer " + token;
    }

    @Override
    public Map<String, Duration> cpu() throws IOException {
        Map<String, Duration> cpu = new TreeMap<>();
        system.usage().forEach((name, usage) -> cpu.put(name, usage.cpu()));
        return cpu;
    }
}
