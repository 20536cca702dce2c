package dev.visage.standalone.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.imports.NewUser;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.imports.source.Entry;
import dev.visage.standalone.server.Access;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls the routes of imports; docs/api.md, "Imports". */
final class ImportServer {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String IMPORTS = "/v1/imports";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final PatientHttp http;
    private volatile long pictureAnsweredAt = System.nanoTime();

    ImportServer(PatientHttp http) {
        this.http = http;
    }

    /** Makes an import, not two: it has no name by which it would be the same. */
    Progress create(Terms terms) throws InterruptedException {
        String body = EventJson.mapper().writeValueAsString(terms);
        HttpResponse<byte[]> answer = http.sendOnce(
                access -> request(access, "POST", IMPORTS, BodyPublishers.ofString(body)), BodyHandlers.ofByteArray());
        return Progress.of(required(answer, 201));
    }

    /** An import as it is now, if there is one. */
    Optional<Progress> find(ImportId importId) throws InterruptedException {
        HttpResponse<byte[]> answer = send("GET", path(importId), BodyPublishers.noBody());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(Progress.of(required(answer, 200)));
    }

    /**
     * An import as it is now.
     *
     * @throws InfrastructureException if there is none
     */
    Progress get(ImportId importId) throws InterruptedException {
        return find(importId)
                .orElseThrow(() -> new InfrastructureException("The server has no import " + importId + " any more."));
    }

    /**
     * Sends a picture. One that gets no answer while others do is left; where none does, the server is away, whatever else
     * it answers.
     *
     * @throws NoAnswerException if it is
     */
    Answer put(ImportId importId, Entry.Picture picture, byte[] bytes) throws InterruptedException {
        long started = System.nanoTime();
        try {
            HttpResponse<byte[]> response = send(
                    "PUT",
                    path(importId) + "/items/" + encoded(picture.user()) + "?" + query(picture),
                    BodyPublishers.ofByteArray(bytes));
            pictureAnsweredAt = System.nanoTime();
            return answer(response);
        } catch (NoAnswerException noAnswer) {
            if (pictureAnsweredAt - started > 0) {
                return new Answer.Unanswered(ItemReason.of("no-answer", String.valueOf(noAnswer.getMessage())));
            }
            throw noAnswer;
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        JsonNode body = json(response);
        if (response.statusCode() / 100 == 2) {
            return new Answer.Taken();
        }
        if (response.statusCode() == CONFLICT) {
            return new Answer.Ended();
        }
        // Where the picture or its user is at fault, the import has it as an item.
        return body.has("item")
                ? new Answer.Refused()
                : new Answer.Unanswered(ItemReason.of(
                        body.path("code").asString("unexpected"),
                        body.path("detail").asString("The server answered " + response.statusCode() + ".")));
    }

    /** Lets no more items in. */
    Progress finish(ImportId importId) throws InterruptedException {
        HttpResponse<byte[]> answer = send("POST", path(importId) + "/finish", BodyPublishers.noBody());
        return answer.statusCode() == CONFLICT ? get(importId) : Progress.of(required(answer, 200));
    }

    /** The first items with a status. */
    List<JsonNode> items(ImportId importId, ItemStatus status, int limit) throws InterruptedException {
        JsonNode page = required(
                send(
                        "GET",
                        path(importId) + "/items?status=" + status.wireName() + "&limit=" + limit,
                        BodyPublishers.noBody()),
                200);
        return page.path("items").valueStream().toList();
    }

    /** Writes the report of all items to a file, in place of what it held. */
    void report(ImportId importId, Path file) throws InterruptedException {
        HttpResponse<Path> answer = http.send(
                access -> request(access, "GET", path(importId) + "/items.csv", BodyPublishers.noBody()),
                BodyHandlers.ofFile(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
        if (answer.statusCode() != 200) {
            throw new InfrastructureException("The server answered " + answer.statusCode() + " instead of a report.");
        }
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body) throws InterruptedException {
        return http.send(access -> request(access, method, path, body), BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(Access access, String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(at(access.server(), path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + access.tokens().get())
                .header("Content-Type", method.equals("PUT") ? "application/octet-stream" : "application/json")
                .method(method, body)
                .build();
    }

    /** A server may lie below a path. */
    private static URI at(URI server, String path) {
        return URI.create(server.toString().replaceAll("/+$", "") + path);
    }

    private static String path(ImportId importId) {
        return IMPORTS + "/" + importId;
    }

    /** The answer's body, if it has the status that it has to have. */
    private static JsonNode required(HttpResponse<byte[]> answer, int status) {
        JsonNode body = json(answer);
        if (answer.statusCode() != status) {
            throw new InfrastructureException(
                    "The server says: " + body.path("detail").asString(answer.statusCode() + "."));
        }
        return body;
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return EventJson.mapper().readTree(answer.body());
        } catch (JacksonException other) {
            return EventJson.mapper().createObjectNode();
        }
    }

    private static String query(Entry.Picture picture) {
        ObjectNode parameters = EventJson.mapper().createObjectNode().put("file", picture.name());
        NewUser newUser = picture.newUser();
        if (newUser != null) {
            parameters.setAll((ObjectNode) EventJson.mapper().valueToTree(newUser));
        }
        return parameters
                .propertyStream()
                .map(parameter ->
                        parameter.getKey() + "=" + encoded(parameter.getValue().asString()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What became of a picture that was sent. */
    sealed interface Answer {

        /** It is an item of the import. */
        record Taken() implements Answer {}

        /** It is one that was refused. */
        record Refused() implements Answer {}

        /** The import takes no more items. */
        record Ended() implements Answer {}

        /** The import knows nothing of it. */
        record Unanswered(ItemReason reason) implements Answer {}
    }
}
