package dev.visage.contracts.picture;

/** The EXIF orientation of a picture: how its stored rows and columns must be turned to stand upright. */
public enum Orientation {
    /** Stored as it stands. */
    UPRIGHT,
    /** Mirrored left to right. */
    MIRRORED,
    /** Turned by 180 degrees. */
    UPSIDE_DOWN,
    /** Mirrored top to bottom. */
    FLIPPED,
    /** Mirrored along the diagonal from top left. */
    TRANSPOSED,
    /** To be turned by 90 degrees clockwise. */
    TURN_RIGHT,
    /** Mirrored along the diagonal from top right. */
    TRANSVERSED,
    /** To be turned by 90 degrees counter-clockwise. */
    TURN_LEFT;

    /** The orientation of an EXIF value of 1 to 8; upright for any other, as viewers do. */
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** The EXIF value, 1 to 8. */
    public int exif() {
        return ordinal() + 1;
    }

    /** Whether the upright picture is as wide as the stored one is high. */
    public boolean swapsSides() {
        return exif() >= 5;
    }
}
