package dev.visage.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

class FailoverIT {

    private final Instance first = new Instance("first");
    private final Instance second = new Instance("second");

    @AfterEach
    void stop() {
        first.stop();
        second.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void callsTheNextInstanceWhereOneCannotBeReached(String method) throws IOException {
        WebClient client = client(nobody(), second.url());

        assertThat(call(client, method, "/a%20b?x=1%2B1")).isEqualTo("second");
        assertThat(second.calls).containsExactly(method + " /a%20b?x=1%2B1");
    }

    @Test
    void staysWithTheInstanceThatAnsweredLast() {
        WebClient client = client(first.url(), second.url());
        assertThat(call(client, "GET", "/")).isEqualTo("first");
        first.stop();
        assertThat(call(client, "GET", "/")).isEqualTo("second");

        assertThat(call(client, "POST", "/")).isEqualTo("second");
        second.stop();
        assertThatThrownBy(() -> call(client, "GET", "/")).isInstanceOf(WebClientRequestException.class);
    }

    @Test
    void asksTheNextInstanceWhereOneReadsForTooLong() {
        first.hangs = true;

        assertThat(call(client(first.url(), second.url()), "GET", "/")).isEqualTo("second");
        assertThat(first.calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void repeatsNothingThatMayHaveBeenCarriedOut(String method) {
        first.hangs = true;

        assertThatThrownBy(() -> call(client(first.url(), second.url()), method, "/"))
                .isInstanceOf(WebClientRequestException.class);
        assertThat(first.calls).hasSize(1);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void anAnswerIsAnAnswerHoweverBad() {
        first.status = 503;

        assertThatThrownBy(() -> call(client(first.url(), second.url()), "GET", "/"))
                .isInstanceOf(WebClientResponseException.ServiceUnavailable.class);
        assertThat(second.calls).isEmpty();
    }

    @Test
    void asksEveryInstanceOnceAndThenGivesUp() throws IOException {
        assertThatThrownBy(() -> call(client(nobody(), nobody(), nobody()), "GET", "/"))
                .isInstanceOf(WebClientRequestException.class);
    }

    private static WebClient client(URI... instances) {
        return WebClient.builder()
                .baseUrl(instances[0].toString())
                .filter(new Failover(Arrays.asList(instances)))
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create().responseTimeout(Duration.ofSeconds(1))))
                .build();
    }

    private static String call(WebClient client, String method, String target) {
        return client.method(HttpMethod.valueOf(method))
                .uri(builder -> URI.create(builder.build() + target))
                .retrieve()
                .bodyToMono(String.class)
                .block();
    }

    /** Where nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static final class Instance {

        private final String name;
        private final DisposableServer server;
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile boolean hangs;
        private volatile int status = 200;

        Instance(String name) {
            this.name = name;
            this.server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(this::answer)
                    .bindNow();
        }

        private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
            calls.add(request.method() + " " + request.uri());
            return hangs
                    ? Mono.never()
                    : response.status(status).sendString(Mono.just(name)).then();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.port());
        }

        void stop() {
            server.disposeNow();
        }
    }
}
