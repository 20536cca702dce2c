package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UserId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture and whose it is, as one text that looks as Smartsheet's image ids do: {@code u!1!} and three groups of eleven
 * characters of the URL-safe base64 alphabet. It hides nothing; the user's number is mixed with the picture's so that ids of
 * one user do not look alike.
 */
record ProfileImageId(UserId userId, ImageId imageId) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Pattern FORM = Pattern.compile("u!1!([\\w-]{11})!([\\w-]{11})!([\\w-]{11})");
    private static final int DIGITS = 33;
    private static final int DIGIT_BITS = 6;

    /** The letters and digits of an {@link ImageId} are base 32. */
    private static final int IMAGE_RADIX = 32;

    private static final int IMAGE_CHARACTERS = 26;
    private static final int IMAGE_BITS = IMAGE_CHARACTERS * 5;
    private static final BigInteger ALL_OF_A_LONG =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /** Reads an id; empty if it is none of ours. */
    static Optional<ProfileImageId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigInteger both = number(form.group(1) + form.group(2) + form.group(3));
        BigInteger image = both.mod(BigInteger.ONE.shiftLeft(IMAGE_BITS));
        BigInteger user = mixed(both.shiftRight(IMAGE_BITS), image);
        return user.signum() > 0 && user.compareTo(BigInteger.valueOf(UserId.MAX)) <= 0
                ? Optional.of(new ProfileImageId(new UserId(user.longValueExact()), imageId(image)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        BigInteger image = new BigInteger(imageId.value(), IMAGE_RADIX);
        BigInteger user = mixed(BigInteger.valueOf(userId.value()), image);
        String digits = digits(user.shiftLeft(IMAGE_BITS).or(image));
        return "u!1!" + digits.substring(0, 11) + "!" + digits.substring(11, 22) + "!" + digits.substring(22);
    }

    /** Its own inverse. */
    private static BigInteger mixed(BigInteger user, BigInteger image) {
        return user.xor(image.and(ALL_OF_A_LONG));
    }

    private static ImageId imageId(BigInteger number) {
        String characters = number.toString(IMAGE_RADIX);
        return new ImageId("0".repeat(IMAGE_CHARACTERS - characters.length()) + characters);
    }

    private static String digits(BigInteger number) {
        StringBuilder digits = new StringBuilder();
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            digits.append(ALPHABET.charAt(number.shiftRight(digit * DIGIT_BITS).intValue() & 63));
        }
        return digits.toString();
    }

    private static BigInteger number(String digits) {
        return digits.chars()
                .mapToObj(digit -> BigInteger.valueOf(ALPHABET.indexOf(digit)))
                .reduce(
                        BigInteger.ZERO,
                        (number, digit) -> number.shiftLeft(DIGIT_BITS).or(digit));
    }
}
