package dev.visage.ingest.dialect.kantata;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a request wants to see of users.
 *
 * @param associations what is included with them
 * @param fields the optional fields
 * @param page which of those that are found
 */
record Selection(Set<Association> associations, Set<OptionalField> fields, Page page) {

    /**
     * The selection in a request's query. Names that are unknown, or that are not for the caller, are ignored; numbers
     * out of range are brought into it, as Brainstem does.
     */
    static Selection of(ServerRequest request, Caller caller) {
        MultiValueMap<String, String> query = request.queryParams();
        Set<OptionalField> fields = fields(query);
        if (!caller.holds(Scope.ADMIN) || values(query, "on_my_account").noneMatch("true"::equalsIgnoreCase)) {
            fields.remove(OptionalField.LAST_SITE_ACTIVITY);
        }
        return new Selection(associations(query), fields, Page.of(query));
    }

    /** Commas alone separate: a blank before a name is part of it. */
    private static Set<Association> associations(MultiValueMap<String, String> query) {
        Set<String> asked = values(query, "include").collect(Collectors.toSet());
        return Arrays.stream(Association.values())
                .filter(association -> asked.contains(association.parameter()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Association.class)));
    }

    private static Set<OptionalField> fields(MultiValueMap<String, String> query) {
        Set<String> asked = Stream.concat(values(query, "optional_fields"), values(query, "optional_fields[]"))
                .map(String::strip)
                .collect(Collectors.toSet());
        return Arrays.stream(OptionalField.values())
                .filter(field -> asked.contains(field.field()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OptionalField.class)));
    }

    private static Stream<String> values(MultiValueMap<String, String> query, String parameter) {
        return query.getOrDefault(parameter, List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.split(",")));
    }

    /**
     * A part of what is found.
     *
     * @param number from 1
     * @param size how many belong on each
     */
    record Page(int number, int size) {

        private static final int USUAL_SIZE = 20;
        private static final int LARGEST_SIZE = 200;
        private static final String NUMBER = "0*[1-9]\\d{0,8}";

        static Page of(MultiValueMap<String, String> query) {
            return new Page(
                    number(query.getFirst("page"), 1),
                    Math.min(number(query.getFirst("per_page"), USUAL_SIZE), LARGEST_SIZE));
        }

        /** The first page of the same size. */
        Page first() {
            return new Page(1, size);
        }

        /** What belongs on the page. */
        <T> List<T> of(List<T> found) {
            return found.stream().skip((number - 1L) * size).limit(size).toList();
        }

        private static int number(@Nullable String text, int otherwise) {
            return text == null || !text.matches(NUMBER) ? otherwise : Integer.parseInt(text);
        }
    }
}
