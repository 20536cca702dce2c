package dev.visage.ingest.dialect.appnet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an answer is written: as JSON, or as a script that calls a function with it, which browsers run only if its status
 * is 200.
 *
 * @param indented whether it is made for people
 * @param callback the function
 */
record Writing(boolean indented, Optional<String> callback) {

    static final String TOKEN = "access_token";
    static final String CALLBACK = "callback";

    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("application", "javascript", StandardCharsets.UTF_8);
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_.$]{1,128}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** How a request wants its answer. A function gets none that a token was needed for; one with another name is none. */
    static Writing of(ServerRequest request) {
        boolean isPublic = request.method().equals(HttpMethod.GET)
                && request.headers().header(HttpHeaders.AUTHORIZATION).isEmpty()
                && request.queryParam(TOKEN).isEmpty();
        return new Writing(
                !request.headers().header("X-ADN-Pretty-JSON").isEmpty(),
                request.queryParam(CALLBACK)
                        .filter(name -> isPublic && FUNCTION.matcher(name).matches()));
    }

    /** The answer's status on HTTP, for the one that its envelope tells. */
    int status(int code) {
        return callback.isPresent() ? 200 : code;
    }

    /** The answer with its body. */
    Mono<ServerResponse> answer(ServerResponse.BodyBuilder answer, Envelope envelope) {
        ObjectWriter writer = indented ? MAPPER.writerWithDefaultPrettyPrinter() : MAPPER.writer();
        String json = writer.writeValueAsString(envelope);
        String body =
                callback.map(function -> function + "(" + asScript(json) + ")").orElse(json);
        return answer.contentType(callback.isPresent() ? SCRIPT : JSON)
                .bodyValue((indented ? body + "\n" : body).getBytes(StandardCharsets.UTF_8));
    }

    /** These two end a line in older scripts, but not in JSON. */
    private static String asScript(String json) {
        return json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
