package dev.visage.contracts.idempotency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What tells one payload from another.
 *
 * @param value SHA-256 in lower-case hexadecimal digits
 */
public record Fingerprint(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A fingerprint has 64 hexadecimal digits.");
        }
    }

    /** Of an upload: what the picture is for, what is made of it, and its bytes. */
    public static Fingerprint of(PictureKind kind, Recipe recipe, byte[] picture) {
        MessageDigest digest = sha256();
        String terms = kind.wireName() + "\n" + EventJson.mapper().writeValueAsString(recipe) + "\n";
        digest.update(terms.getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(HexFormat.of().formatHex(digest.digest(picture)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
