package dev.visage.ingest.http;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.PlainText;
import dev.visage.contracts.profile.TextForm;
import dev.visage.ingest.failure.FailureException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What JSON must be to become a record: each member of the type that its component has, nothing turned into anything else,
 * and each text of its form. The first member that is not is named by its path. Other members are ignored.
 */
public final class RecordShape {

    private static final int LONGEST_LIST = 50;
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");

    private final Map<String, TextForm> forms;
    private final TextForm otherwise;

    /**
     * A shape.
     *
     * @param forms the forms of texts, by their paths without indexes
     * @param otherwise the form of every other text
     */
    public RecordShape(Map<String, TextForm> forms, TextForm otherwise) {
        this.forms = forms;
        this.otherwise = otherwise;
    }

    /**
     * Reads a record.
     *
     * @throws FailureException if the JSON is not what it must be
     */
    public <T extends Record> T read(JsonNode object, Class<T> type) {
        checkMembers("", object, type);
        return EventJson.mapper().treeToValue(object, type);
    }

    private void checkMembers(String path, JsonNode object, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String member = path.isEmpty() ? component.getName() : path + "." + component.getName();
            JsonNode value = object.path(component.getName());
            boolean isThere = !value.isMissingNode() && !value.isNull();
            if (isThere || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                check(member, value, component.getGenericType());
            }
        }
    }

    private void check(String member, JsonNode value, Type type) {
        if (value.isMissingNode() || value.isNull()) {
            throw FailureException.missing(member);
        }
        if (type instanceof ParameterizedType list) {
            checkElements(member, value, list.getActualTypeArguments()[0]);
        } else if (type == JsonNode.class) {
            checkTextsIn(member, value);
        } else if (type == ObjectNode.class) {
            requireType(value.isObject(), member, value, "an object");
            checkTextsIn(member, value);
        } else if (type == boolean.class || type == Boolean.class) {
            requireType(value.isBoolean(), member, value, "true or false");
        } else if (type == int.class || type == Integer.class) {
            checkNumber(member, value, leastOf(member), Integer.MAX_VALUE);
        } else if (type == long.class || type == Long.class || type == UserId.class) {
            checkNumber(member, value, type == UserId.class ? 1 : leastOf(member), UserId.MAX);
        } else if (((Class<?>) type).isRecord()) {
            requireType(value.isObject(), member, value, "an object");
            checkMembers(member, value, (Class<?>) type);
        } else {
            requireType(value.isString(), member, value, "a text");
            checkText(member, value.stringValue(), (Class<?>) type);
        }
    }

    private void checkElements(String member, JsonNode list, Type type) {
        requireType(list.isArray(), member, list, "a list");
        require(
                list.size() <= LONGEST_LIST,
                member,
                "has " + list.size() + " elements; the limit is " + LONGEST_LIST + ".");
        for (int index = 0; index < list.size(); index++) {
            check(member + "[" + index + "]", list.get(index), type);
        }
    }

    /** Ids begin at 1, what is counted at 0; every JavaScript client knows all of them apart. */
    private static int leastOf(String member) {
        return member.endsWith("Id") || member.endsWith(".id") ? 1 : 0;
    }

    private static void checkNumber(String member, JsonNode value, int least, long most) {
        requireType(value.isIntegralNumber(), member, value, "a whole number");
        boolean isInRange = value.canConvertToLong() && value.longValue() >= least && value.longValue() <= most;
        require(isInRange, member, "is " + value + "; it can be from " + least + " to " + most + ".");
    }

    private void checkText(String member, String text, Class<?> type) {
        checkCharacters(member, text);
        if (type.isEnum()) {
            checkEnum(member, text, type);
        } else if (type == LocalDate.class) {
            require(parses(LocalDate::parse, text), member, "is no date such as 1990-12-31.");
        } else if (type == Instant.class) {
            require(parses(Instant::parse, text), member, "is no time such as 2026-11-21T12:00:00Z.");
        } else {
            TextForm form = forms.getOrDefault(INDEX.matcher(member).replaceAll(""), otherwise);
            form.fault(text).ifPresent(what -> require(false, member, what));
        }
    }

    private static void checkEnum(String member, String text, Class<?> type) {
        List<String> names = Stream.of(type.getEnumConstants())
                .map(constant -> EventJson.mapper().convertValue(constant, String.class))
                .toList();
        require(names.contains(text), member, "is none of " + String.join(", ", names) + ".");
    }

    /** Years of four digits are what every other reader knows too. */
    private static boolean parses(Function<String, ?> parser, String text) {
        try {
            parser.apply(text);
            return Character.isDigit(text.charAt(0));
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** All texts in a member that may hold any JSON. */
    private static void checkTextsIn(String member, JsonNode value) {
        if (value.isString()) {
            checkCharacters(member, value.stringValue());
        }
        value.propertyNames().forEach(name -> checkCharacters(member, name));
        value.forEach(below -> checkTextsIn(member, below));
    }

    private static void checkCharacters(String member, String text) {
        require(PlainText.isPlain(text), member, "holds a control character or half a surrogate pair.");
    }

    private static void requireType(boolean isOfType, String member, JsonNode found, String expected) {
        String type = found.getNodeType().name().toLowerCase(Locale.ROOT);
        require(isOfType, member, "is not " + expected + ", but " + (found.isNumber() ? found : type) + ".");
    }

    private static void require(boolean condition, String member, String otherwise) {
        if (!condition) {
            throw FailureException.malformed(member, "\"" + member + "\" " + otherwise);
        }
    }
}
