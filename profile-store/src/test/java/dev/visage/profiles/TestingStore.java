package dev.visage.profiles;

import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.ProfileSnapshot;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.storage.PublicBaseUrl;
import dev.visage.testing.TestInfrastructure;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** A running profile store, asked through the interface that the other services use. */
public final class TestingStore implements AutoCloseable {

    public static final String TOKEN = "a-service-token-that-only-tests-use";

    private static final PublicBaseUrl PICTURES = new PublicBaseUrl(URI.create("http://pictures.test"));

    private final ConfigurableApplicationContext context;

    private TestingStore(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a store on the tests' infrastructure, with more settings as command line arguments. */
    public static TestingStore start(String... settings) {
        return start(ProfileStore.application(), settings);
    }

    /** The same with a clock of the test's. */
    public static TestingStore start(Clock clock, String... settings) {
        return start(
                ProfileStore.application()
                        .initializers((GenericApplicationContext context) -> context.registerBean(
                                "testingClock", Clock.class, () -> clock, bean -> bean.setPrimary(true))),
                settings);
    }

    private static TestingStore start(SpringApplicationBuilder application, String... settings) {
        TestInfrastructure servers = TestingInfrastructure.servers();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + servers.kafkaBootstrapServers(),
                "--spring.datasource.url=" + servers.postgres().jdbcUrl(),
                "--spring.datasource.username=" + servers.postgres().user(),
                "--spring.datasource.password=" + servers.postgres().password(),
                "--visage.profiles.service-token=" + TOKEN,
                "--visage.images.public-base-url=" + PICTURES.value(),
                "--visage.s3.endpoint=" + servers.s3().uri(),
                "--visage.s3.bucket=" + TestingInfrastructure.BUCKET,
                "--visage.s3.access-key=" + servers.s3().accessKey(),
                "--visage.s3.secret-key=" + servers.s3().secretKey()));
        for (String setting : settings) {
            // Of a key given twice Spring would take both values.
            arguments.removeIf(known -> known.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            arguments.add(setting);
        }
        return new TestingStore(application.run(arguments.toArray(String[]::new)));
    }

    /** What subscribers are told of a profile. */
    public static ProfileSnapshot told(Profile profile) {
        return ProfileSnapshot.of(profile, PICTURES);
    }

    /** A user that no other test has. */
    public static UserId someone() {
        return new UserId(ThreadLocalRandom.current().nextLong(1, UserId.MAX));
    }

    /** Attributes with a username that belongs to this user. */
    public static Attributes called(UserId userId) {
        return Attributes.named("user" + userId);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public ProfileApi api() {
        return client(ProfileApi.class);
    }

    /** One of the interfaces that the other services call. */
    public <T> T client(Class<T> api) {
        WebClient client = WebClient.builder()
                .baseUrl(uri().toString())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
                .codecs(codecs -> {
                    codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(EventJson.mapper()));
                    codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(EventJson.mapper()));
                })
                .build();
        return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    /** Makes a user, or changes what the user is called. */
    public ResponseEntity<Profile> provision(UserId userId, Attributes attributes) {
        return api().provision(userId, attributes).block();
    }

    /** Makes a user. */
    public UserId provision() {
        UserId userId = someone();
        provision(userId, called(userId));
        return userId;
    }

    public Profile profile(UserId userId) {
        return api().profile(userId).block();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
