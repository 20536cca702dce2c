package dev.visage.contracts.profile;

import java.time.DateTimeException;
import java.time.ZoneId;

/** What the texts that tell who a user is may be. */
public final class TextForms {

    /** A username. */
    public static final TextForm USERNAME =
            TextForm.matching("[A-Za-z0-9][A-Za-z0-9_.-]*", 64, "1 to 64 letters, digits, \"_\", \".\" or \"-\"");

    /** An e-mail address. */
    public static final TextForm EMAIL =
            TextForm.matching("[^@\\s]+@[^@\\s]+", 254, "an address such as ada@example.org");

    /** A locale. */
    public static final TextForm LOCALE =
            TextForm.matching("[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*", 35, "a language tag such as en_US");

    /** A time zone. */
    public static final TextForm TIMEZONE = new TextForm(64, TextForms::isZone, "a time zone such as Europe/Paris");

    /** Every text that has no form of its own, such as a name. */
    public static final TextForm TEXT = TextForm.upTo(200);

    private TextForms() {}

    private static boolean isZone(String timezone) {
        try {
            ZoneId.of(timezone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
