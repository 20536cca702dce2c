package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * A picture as text: base64 as clients really send it, with or without {@code data:image/jpeg;base64,} before it, with
 * white space, in the usual or the URL-safe alphabet, padded or not.
 */
public final class Base64Picture {

    private Base64Picture() {}

    /**
     * The bytes in the value of a field.
     *
     * @param field the field's name, for the failure
     * @throws FailureException if a character is outside the alphabet or the length impossible
     */
    public static byte[] decode(String field, String text) {
        try {
            return Base64.getDecoder().decode(standardAlphabet(field, text));
        } catch (IllegalArgumentException notBase64) {
            throw new FailureException(new Failure.NotBase64(field));
        }
    }

    /** The same for a value of a form, where a space is a {@code +} that the client did not escape. */
    public static byte[] decodeFormValue(String field, String text) {
        return decode(field, text.replace(' ', '+'));
    }

    private static byte[] standardAlphabet(String field, String text) {
        int start = payloadStart(field, text);
        byte[] characters = new byte[text.length() - start];
        int length = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                continue;
            }
            characters[length++] = c == '-' ? (byte) '+' : c == '_' ? (byte) '/' : c > 0x7f ? (byte) '!' : (byte) c;
        }
        return Arrays.copyOf(characters, length);
    }

    private static int payloadStart(String field, String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (!text.regionMatches(true, start, "data:", 0, 5)) {
            return start;
        }
        int comma = text.indexOf(',');
        if (comma < 0 || !text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            throw new FailureException(new Failure.NotBase64(field));
        }
        return comma + 1;
    }
}
