package dev.visage.contracts.picture;

/** What judging some bytes found. */
public sealed interface Inspection {

    /** They begin as a picture of an accepted format does. */
    record Accepted(PictureHeader header) implements Inspection {}

    /** They are to be rejected. */
    record Refused(Rejection rejection) implements Inspection {}

    /** A header that was read whole; one without pixels is corrupt. */
    static Inspection of(PictureHeader header) {
        return header.width() > 0 && header.height() > 0 ? new Accepted(header) : corrupt();
    }

    /** The header ends before the dimensions. */
    static Inspection truncated() {
        return new Refused(new Rejection.Undecodable(Defect.TRUNCATED));
    }

    /** The header contradicts its format. */
    static Inspection corrupt() {
        return new Refused(new Rejection.Undecodable(Defect.CORRUPT));
    }
}
