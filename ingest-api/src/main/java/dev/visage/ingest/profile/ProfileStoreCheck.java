package dev.visage.ingest.profile;

import dev.visage.health.DependencyHealth;
import dev.visage.health.NotReadyException;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the instances of the profile store whether they are ready; one that is will do. */
@Component
public final class ProfileStoreCheck implements DependencyHealth.Check {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<URI> instances;
    private final WebClient client;

    ProfileStoreCheck(ProfileSettings settings, ReactorResourceFactory resources) {
        this.instances = settings.urls();
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        resources,
                        http -> http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())))
                .build();
    }

    @Override
    public void call() throws IOException, NotReadyException {
        List<Readiness> answers = Flux.fromIterable(instances)
                .flatMap(this::ask)
                .takeUntil(Readiness::isReady)
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (answers.isEmpty()) {
            throw new IOException("No instance answers.");
        }
        Readiness last = answers.get(answers.size() - 1);
        if (!last.isReady()) {
            throw new NotReadyException(("The profile store is not ready. " + last.reasons()).strip());
        }
    }

    private Mono<Readiness> ask(URI instance) {
        return client.get()
                .uri(instance.resolve("/actuator/health/readiness"))
                .exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .map(body -> new Readiness(answer.statusCode().is2xxSuccessful(), reasons(body))))
                .timeout(PATIENCE)
                .onErrorComplete();
    }

    private static String reasons(String body) {
        return JSON.readTree(body).path("components").properties().stream()
                .map(Map.Entry::getValue)
                .map(component -> component.at("/details/reason"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(" "));
    }

    private record Readiness(boolean isReady, String reasons) {}
}
