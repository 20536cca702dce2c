package dev.visage.contracts.profile;

/** Text without characters that could not be stored or shown as they came. */
public final class PlainText {

    private PlainText() {}

    /** Whether a text holds neither a control character, but for line breaks and tabs, nor half a surrogate pair. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isCharacter);
    }

    private static boolean isCharacter(int codePoint) {
        boolean isSpace = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return isSpace || !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
