package dev.visage.standalone.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.visage.standalone.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command sends and prints, and how it goes on. A server that takes the token no longer ends it. */
class TailCommandIT {

    private static final String CHANGED = """
            event: profile.changed
            data: {"eventId":"e1","time":"2026-11-21T12:00:00Z","userId":7,"version":3,"changed":["avatar","name"],"cause":{"type":"upload","uploadId":"u1"}}
            id: p2

            """;
    private static final String ERASED = """
            event: position
            data: {}
            id: p3

            event: profile.erased
            data: {"eventId":"e2","time":"2026-11-21T12:00:01Z","userId":7,"version":4,"changed":[],"cause":{"type":"erasure"}}
            id: p4

            event: stopping
            data: {"code":"stopping"}

            """;

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void printsALineForEachChange() {
        replies.add(new Reply(200, CHANGED + ERASED));

        Run run = tail();

        assertThat(run.out()).isEqualTo("""
                2026-11-21T12:00:00Z  user 7  version 3  avatar,name  upload u1
                2026-11-21T12:00:01Z  user 7  version 4  erased  erasure
                """);
        assertThat(run.err()).isEqualTo("visage: The server at " + url() + " does not take the token.\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void printsTheDataAsTheyAre() {
        replies.add(new Reply(200, CHANGED + ERASED));

        assertThat(tail("--json").out())
                .isEqualTo((CHANGED + ERASED)
                        .lines()
                        .filter(line -> line.startsWith("data: {\"eventId"))
                        .map(line -> line.substring(6) + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void goesOnFromTheLastPositionWhateverEndsTheConnection() {
        replies.add(new Reply(200, CHANGED));
        replies.add(new Reply(503, ""));
        replies.add(new Reply(200, ERASED));

        Run run = tail("--from-beginning", "--user", "7");

        assertThat(run.out()).hasLineCount(2);
        String call = "/v1/changes?users=7&from=beginning Bearer secret ";
        assertThat(asked).containsExactly(call + "null", call + "p2", call + "p2", call + "p4");
    }

    @Test
    void beginsAgainAndSaysSoIfThePositionIsGone() {
        replies.add(new Reply(200, CHANGED));
        replies.add(new Reply(410, "{}"));

        Run run = tail();

        assertThat(run.err()).startsWith("visage: Too long away: changes may be missing here. Going on from now.\n");
        String call = "/v1/changes Bearer secret ";
        assertThat(asked).containsExactly(call + "null", call + "p2", call + "null");
    }

    @Test
    void saysWhyItIsNotLetIn() {
        replies.add(new Reply(403, ""));

        Run run = tail();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("visage: The token may not see these changes: it has neither the scope events nor admin.\n");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        String nobody = "http://127.0.0.1:" + unused;

        Run run = Run.of("events", "tail", "--server", nobody, "--token", "secret");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("visage: There is no Visage at " + nobody + ".\n");
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThat(tail("--user", "@ada").err()).startsWith("visage: --user: A user id is a number");
        assertThat(Run.of("events", "tail", "--server", url()).err()).contains("--server needs a --token");
        assertThat(Run.of("events").err()).isEqualTo("visage: A command is missing: events tail.\n");
    }

    private Run tail(String... options) {
        List<String> arguments = new ArrayList<>(List.of("events", "tail", "--server", url(), "--token", "secret"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        Reply reply = replies.isEmpty() ? new Reply(401, "") : replies.remove();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** How one request is answered. */
    private record Reply(int status, String body) {}
}
