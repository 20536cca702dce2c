package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.profile.Attributes;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.FailureException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The attributes in a provisioning request, each checked by itself so that the failure names the member. */
final class AttributesJson {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_DESCRIPTION = 4096;

    private final JsonNode object;

    private AttributesJson(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the request's body.
     *
     * @throws FailureException if it is no JSON object, or a member has a wrong type or form
     */
    static Attributes parse(byte[] body) {
        return new AttributesJson(JsonObject.parse(body)).attributes();
    }

    private Attributes attributes() {
        String username = matching("username", USERNAME, "1 to 64 letters, digits, \"_\", \".\" or \"-\"");
        if (username == null) {
            throw FailureException.malformed("username", "The member \"username\" is missing.");
        }
        return Attributes.named(username)
                .draft()
                .name(text("name", LONGEST_NAME))
                .firstName(text("firstName", LONGEST_NAME))
                .lastName(text("lastName", LONGEST_NAME))
                .email(email())
                .locale(matching("locale", LOCALE, "a language tag such as en_US"))
                .timezone(timezone())
                .description(text("description", LONGEST_DESCRIPTION), null)
                .attributes();
    }

    private @Nullable String email() {
        text("email", LONGEST_EMAIL);
        return matching("email", EMAIL, "an address such as ada@example.org");
    }

    private @Nullable String timezone() {
        String timezone = text("timezone", LONGEST_NAME);
        if (timezone != null) {
            try {
                ZoneId.of(timezone);
            } catch (DateTimeException unknown) {
                throw FailureException.malformed(
                        "timezone", "The member \"timezone\" is no time zone such as Europe/Paris.");
            }
        }
        return timezone;
    }

    private @Nullable String matching(String member, Pattern form, String description) {
        String text = text(member, Integer.MAX_VALUE);
        if (text != null && !form.matcher(text).matches()) {
            throw FailureException.malformed(member, "The member \"" + member + "\" is not " + description + ".");
        }
        return text;
    }

    private @Nullable String text(String member, int longest) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw FailureException.malformed(member, "The member \"" + member + "\" is no text.");
        }
        String text = value.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw FailureException.malformed(
                    member,
                    "The member \"" + member + "\" has " + length + " characters; the limit is " + longest + ".");
        }
        if (text.codePoints().anyMatch(AttributesJson::isNoCharacter)) {
            throw FailureException.malformed(
                    member, "The member \"" + member + "\" holds a control character or half a surrogate pair.");
        }
        return text;
    }

    /** Line breaks and tabs are characters; the others could not be stored or shown as they came. */
    private static boolean isNoCharacter(int codePoint) {
        boolean isSpace = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return Character.getType(codePoint) == Character.SURROGATE || Character.isISOControl(codePoint) && !isSpace;
    }
}
