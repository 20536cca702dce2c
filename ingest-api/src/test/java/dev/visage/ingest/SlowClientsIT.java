package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that keep connections and send little or nothing on them. */
class SlowClientsIT {

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.connections.idle=1s",
                "visage.connections.head=1s",
                "visage.connections.pause=1s",
                "visage.connections.body=2s",
                "visage.connections.rest=1s",
                "visage.connections.longest-rest=1MB");
        edge.profiles.add(7_100, "slow7100");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionWithoutAnotherRequestIsClosed() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send("GET /problems HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aHeadThatDripsIsNotWaitedFor() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send("GET /problems HTTP/1.1\r\nHost: x\r\nX-Drip: ").dripUntilClosed("y");
        }
    }

    @Test
    void theHeadOfAnotherRequestThatDripsIsNotWaitedForEither() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send("GET /problems HTTP/1.1\r\nHost: x\r\n\r\n").answer();

            connection.send("GET /problems HTTP/1.1\r\nHost: x\r\nX-Drip: ").dripUntilClosed("y");
        }
    }

    @Test
    void aBodyThatStopsIsAnsweredAndItsConnectionClosed() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send(uploadOf(1_000)).send("abc");

            assertThat(connection.answer())
                    .startsWith("HTTP/1.1 400")
                    .contains("The body stopped for 1 s or took longer than 2 s.");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatDripsIsNotWaitedFor() throws IOException {
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send(uploadOf(1_000_000)).dripUntilClosed("z");
        }
    }

    @Test
    void nobodySendsWithoutEndWhatIsNotTakenAnyMore() throws IOException {
        byte[] piece = new byte[100_000];
        try (RawConnection connection = new RawConnection(edge.url)) {
            connection.send(uploadOf(100_000_000L));
            assertThat(connection.answer()).startsWith("HTTP/1.1 413");

            connection.dripUntilClosed(new String(piece, StandardCharsets.ISO_8859_1));
        }
    }

    private static String uploadOf(long bytes) {
        return "POST /v1/users/7100/pictures/avatar HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + edge.tokens.of(7_100, "update_profile") + "\r\nContent-Length: " + bytes + "\r\n\r\n";
    }
}
