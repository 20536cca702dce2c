package dev.visage.ingest.profile;

import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Calls the instance that answered last, and the next ones where that one cannot be reached. A call that may have been
 * carried out is repeated only if it reads.
 */
final class Failover implements ExchangeFilterFunction {

    private final List<URI> instances;
    private volatile int preferred;

    Failover(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return call(request, next, preferred, instances.size() - 1);
    }

    private Mono<ClientResponse> call(ClientRequest request, ExchangeFunction next, int instance, int others) {
        Mono<ClientResponse> answer =
                next.exchange(to(instances.get(instance), request)).doOnNext(answered -> preferred = instance);
        return others == 0
                ? answer
                : answer.onErrorResume(
                        WebClientRequestException.class,
                        failure -> mayBeRepeated(request, failure)
                                ? call(request, next, (instance + 1) % instances.size(), others - 1)
                                : Mono.error(failure));
    }

    private static boolean mayBeRepeated(ClientRequest request, WebClientRequestException failure) {
        return failure.getCause() instanceof ConnectException || HttpMethod.GET.equals(request.method());
    }

    private static ClientRequest to(URI instance, ClientRequest request) {
        URI url = UriComponentsBuilder.fromUri(request.url())
                .scheme(instance.getScheme())
                .host(instance.getHost())
                .port(instance.getPort())
                .build(true)
                .toUri();
        return ClientRequest.from(request).url(url).build();
    }
}
