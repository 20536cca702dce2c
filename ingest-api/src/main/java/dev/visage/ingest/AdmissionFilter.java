package dev.visage.ingest;

import dev.visage.ingest.admission.Admission;
import dev.visage.ingest.admission.Permit;
import dev.visage.ingest.dialect.FailureAnswers;
import dev.visage.ingest.dialect.Owners;
import dev.visage.ingest.upload.UploadSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets requests in before anybody asks who sends them: to refuse has to cost next to nothing. An answer that streams is under
 * way only until it begins.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdmissionFilter implements WebFilter {

    private static final List<String> NOT_COUNTED = List.of("/images/", "/actuator/health");

    private final Admission admission;
    private final Owners owners;
    private final FailureAnswers answers;
    private final DataSize longestPicture;
    private final DefaultCorsProcessor cors = new DefaultCorsProcessor();

    AdmissionFilter(Admission admission, Owners owners, FailureAnswers answers, UploadSettings uploads) {
        this.admission = admission;
        this.owners = owners;
        this.answers = answers;
        this.longestPicture = uploads.maxBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (NOT_COUNTED.stream().anyMatch(path::startsWith)) {
            return chain.filter(exchange);
        }
        return admitted(request).map(permit -> counted(exchange, chain, permit)).orElseGet(() -> refused(exchange));
    }

    private Optional<Permit> admitted(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        long announced = headers.getContentLength();
        boolean hasBody = announced > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        return hasBody ? admission.admit(held(announced)) : admission.admit();
    }

    /** What is longer than a picture, as an archive is, is read piece by piece and never held whole. */
    private long held(long announced) {
        return Math.min(Math.max(announced, 0), longestPicture.toBytes());
    }

    private static Mono<Void> counted(ServerWebExchange exchange, WebFilterChain chain, Permit permit) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(permit::giveBack));
        return chain.filter(exchange).contextWrite(permit::in).doFinally(end -> permit.giveBack());
    }

    /** Pages of other origins may read it where they may read other answers. */
    private Mono<Void> refused(ServerWebExchange exchange) {
        owners.of(exchange.getRequest()).crossOrigin().ifPresent(allowed -> cors.process(allowed, exchange));
        return answers.answer(exchange, admission.refusal());
    }
}
