package dev.visage.ingest.dialect.kantata;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/**
 * What Brainstem wraps every answer in.
 *
 * @param count how many users were found, on this page or not
 * @param results the users on this page, in their order
 * @param collections the users, by their ids, and what was asked for with them: objects by their ids, collections by name
 * @param meta the page
 */
record Envelope(
        int count, List<Result> results, @JsonAnyGetter Map<String, Map<String, Associate>> collections, Meta meta) {

    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final String USERS = "users";

    /**
     * The envelope of one page.
     *
     * @param count how many users were found
     * @param users those on the page
     * @param associated what was asked for with them
     */
    static Envelope of(
            int count, List<KantataUser> users, Map<Association, List<Associate>> associated, Selection.Page page) {
        Map<String, Map<String, Associate>> collections = new LinkedHashMap<>();
        collections.put(USERS, new LinkedHashMap<>());
        users.forEach(user -> collections.get(USERS).put(user.id(), user));
        associated.forEach((association, objects) -> {
            Map<String, Associate> collection =
                    collections.computeIfAbsent(association.collection(), name -> new LinkedHashMap<>());
            objects.forEach(object -> collection.putIfAbsent(object.id(), object));
        });
        return new Envelope(
                count,
                users.stream().map(user -> new Result(USERS, user.id())).toList(),
                collections,
                Meta.of(count, page));
    }

    /**
     * Where a result is found.
     *
     * @param key the collection
     * @param id the id there
     */
    record Result(String key, String id) {}

    /** Which page this is, and of how many; page 0 of 0 if nothing was found. */
    record Meta(
            int count,
            @JsonProperty("page_count") int pageCount,
            @JsonProperty("page_number") int pageNumber,
            @JsonProperty("page_size") int pageSize) {

        static Meta of(int count, Selection.Page page) {
            int pages = (count + page.size() - 1) / page.size();
            return new Meta(count, pages, count == 0 ? 0 : page.number(), page.size());
        }
    }
}
