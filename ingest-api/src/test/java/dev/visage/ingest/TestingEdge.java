package dev.visage.ingest;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.embedded.TopicSpec;
import dev.visage.testing.TestInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ingest-api on real Kafka and S3, with fakes for what stands behind it, and a client. */
final class TestingEdge implements AutoCloseable {

    static final String BUCKET = "visage-ingest";

    final FakeProfileStore profiles = new FakeProfileStore();
    final FakePipeline pipeline;
    final TestTokens tokens = new TestTokens();
    final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ConfigurableApplicationContext context;

    TestingEdge(String... properties) throws IOException {
        this(List.of(), properties);
    }

    /** With further components beside the service's own. */
    TestingEdge(List<Class<?>> components, String... properties) throws IOException {
        TestInfrastructure infrastructure = TestInfrastructure.shared();
        infrastructure.createBucket(BUCKET);
        infrastructure.createTopics(Arrays.stream(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), 3, topic.configuration()))
                .toArray(TopicSpec[]::new));
        pipeline = new FakePipeline(infrastructure.kafkaBootstrapServers(), profiles);
        Path publicKey = Files.createTempFile("visage-test-key", ".pem");
        Files.writeString(publicKey, tokens.publicKeyPem());
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + infrastructure.kafkaBootstrapServers(),
                "--visage.tokens.public-key=" + publicKey.toUri(),
                "--visage.tokens.clock-skew=0s",
                "--visage.profiles.urls=" + profiles.url(),
                "--visage.profiles.service-token=" + FakeProfileStore.SERVICE_TOKEN,
                "--visage.s3.endpoint=" + infrastructure.s3().uri(),
                "--visage.s3.bucket=" + BUCKET,
                "--visage.s3.access-key=" + infrastructure.s3().accessKey(),
                "--visage.s3.secret-key=" + infrastructure.s3().secretKey(),
                "--visage.images.public-base-url=http://pictures.test"));
        for (String property : properties) {
            arguments.removeIf(argument -> argument.startsWith("--" + property.split("=")[0] + "="));
            arguments.add("--" + property);
        }
        context = IngestApi.application()
                .sources(components.toArray(Class<?>[]::new))
                .run(arguments.toArray(String[]::new));
        url = URI.create("http://127.0.0.1:"
                + ((ReactiveWebServerApplicationContext) context).getWebServer().getPort());
        Files.delete(publicKey);
    }

    /** A port at which nothing listens. */
    static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder request(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofByteArray());
    }

    /** The answer to a request without its body, which may have no end. */
    Answer begin(HttpRequest.Builder request) {
        return send(request, head -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), TestingEdge::closed));
    }

    private static byte[] closed(InputStream body) {
        try {
            body.close();
            return new byte[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Answer send(HttpRequest.Builder request, BodyHandler<byte[]> handler) {
        try {
            return new Answer(http.send(request.build(), handler));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The lines of an answer as they come. */
    Stream<String> lines(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token).build(), BodyHandlers.ofLines()).body();
    }

    /** An outcome as the profile store would tell it. */
    static UploadOutcome applied(ImageUploaded upload) {
        return new UploadOutcome.Applied(
                upload.uploadId(), upload.userId(), upload.kind(), image(), new ProfileVersion(2));
    }

    /** A picture with one rendition that is not really there. */
    static Image image() {
        ImageId imageId = ImageId.next();
        ObjectKey key = ObjectKey.rendition(imageId, "400", PictureFormat.JPEG.extension());
        return Image.of(imageId, List.of(new Rendition("400", 400, 400, 1234, PictureFormat.JPEG, key)));
    }

    @Override
    public void close() {
        context.close();
        pipeline.close();
        profiles.close();
    }

    /** An answer. */
    record Answer(HttpResponse<byte[]> response) {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String member) {
            return json().path(member).asString("");
        }
    }
}
