package dev.visage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {

    @Test
    void sendsAtOnce() throws IOException {
        try (Socket socket = new PromptSockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void gathersWhatIsNotFlushed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new PromptSockets().createSocket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            OutputStream output = client.getOutputStream();
            output.write(new byte[8192]);
            output.write(new byte[8192]);
            accepted.setSoTimeout(50);
            assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            output.flush();

            assertThat(accepted.getInputStream().readNBytes(16_384)).hasSize(16_384);
        }
    }

    @Test
    void readsWhatWasSentToTheEnd() throws IOException {
        byte[] sent = new byte[300_000];
        new Random(7).nextBytes(sent);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new PromptSockets().createSocket(server.getInetAddress(), server.getLocalPort())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(server, sent));

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
            sending.join();
        }
    }

    private static void send(ServerSocket server, byte[] bytes) {
        try (Socket accepted = server.accept()) {
            accepted.getOutputStream().write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
