package dev.visage.contracts.picture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is wrong with a picture of a known format that cannot be decoded. */
public enum Defect {
    /** The data ends before the picture does. */
    TRUNCATED("The picture is truncated: its data ends before the picture does."),
    /** The data contradicts itself or the format. */
    CORRUPT("The picture is corrupt and cannot be decoded."),
    /** The data may be right, but is coded in a way that hardly anybody uses and this worker cannot read. */
    UNSUPPORTED("The picture is coded in a rare way that cannot be read here; saved again as a baseline JPEG, it can."),
    /** The picture did not get done within the time that one may take. */
    TOO_SLOW("The picture takes too long to decode.");

    private final String sentence;

    Defect(String sentence) {
        this.sentence = sentence;
    }

    /** The defect's name on the wire, in lower case with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }
}
