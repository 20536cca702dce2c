package dev.visage.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.standalone.imports.FakeImports.Trouble;
import dev.visage.standalone.imports.source.Entry;
import dev.visage.standalone.server.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked again, and what a server that answers other things is taken for. */
class ImportServerIT {

    private static final Terms TERMS = new Terms(null, PictureKind.AVATAR, false, false, null, false, null);
    private static final Entry.Picture PICTURE = new Entry.Picture("1.jpg", "1", null, "1", 1, () -> new byte[] {1});

    @Test
    void aServerThatTakesNoPictureIsAwayEvenIfItAnswersOtherwise(@TempDir Path data) throws Exception {
        try (FakeImports fake = FakeImports.on(data)) {
            ImportServer server = serverAt(Access.toSystemIn(data, "import"), Duration.ofMillis(500));
            ImportId importId = server.create(TERMS).importId();
            fake.expect(Trouble.FULL);
            fake.onPicture((to, user) -> look(server, importId));

            assertThatThrownBy(() -> server.put(importId, PICTURE, new byte[] {1}))
                    .isInstanceOf(NoAnswerException.class);
        }
    }

    @Test
    void anImportIsNotMadeAgainWhenTheConnectionBreaks() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        http.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
            ImportServer server = serverAt(Access.with(url, "token"), Duration.ofMinutes(5));

            assertThatThrownBy(() -> server.create(TERMS)).isInstanceOf(NoAnswerException.class);
        } finally {
            http.stop(0);
        }
        assertThat(asked).hasValue(1);
    }

    private static ImportServer serverAt(Access access, Duration patience) {
        return new ImportServer(new PatientHttp(access, patience));
    }

    private static void look(ImportServer server, ImportId importId) {
        try {
            server.get(importId);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
