package dev.visage.profiles.notification;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Why an upload did not become a picture, as its user is told. In English that is {@link Rejection#sentence}. */
final class RejectionPhrase implements Rejection.Translation<Phrase> {

    @Override
    public Phrase empty(Rejection.Empty rejection) {
        return phrase(rejection, "");
    }

    @Override
    public Phrase notAPicture(Rejection.NotAPicture rejection) {
        String detected = rejection.detected();
        return detected == null ? phrase(rejection, ".unknown") : phrase(rejection, "", detected);
    }

    @Override
    public Phrase unsupportedFormat(Rejection.UnsupportedFormat rejection) {
        return phrase(rejection, "", rejection.detected());
    }

    @Override
    public Phrase tooManyBytes(Rejection.TooManyBytes rejection) {
        Long found = rejection.found();
        return found == null
                ? phrase(rejection, ".unread", rejection.limit())
                : phrase(rejection, "", found, rejection.limit());
    }

    @Override
    public Phrase tooManyPixels(Rejection.TooManyPixels rejection) {
        return phrase(
                rejection,
                rejection.inAllFrames() == null ? "" : ".frames",
                megapixels(rejection.found(), RoundingMode.CEILING),
                rejection.width(),
                rejection.height(),
                megapixels(rejection.limit(), RoundingMode.FLOOR));
    }

    @Override
    public Phrase sideTooLong(Rejection.SideTooLong rejection) {
        return phrase(rejection, "", rejection.width(), rejection.height(), rejection.limit());
    }

    @Override
    public Phrase tooManyFrames(Rejection.TooManyFrames rejection) {
        return phrase(rejection, "", rejection.found(), rejection.limit());
    }

    @Override
    public Phrase tooManyScans(Rejection.TooManyScans rejection) {
        return phrase(rejection, "", rejection.found(), rejection.limit());
    }

    @Override
    public Phrase tooNarrow(Rejection.TooNarrow rejection) {
        return phrase(rejection, "", rejection.width(), rejection.minimum());
    }

    @Override
    public Phrase cropOutside(Rejection.CropOutside rejection) {
        return phrase(rejection, "", rejection.crop().toString(), rejection.width(), rejection.height());
    }

    @Override
    public Phrase renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
        return phrase(
                rejection,
                "",
                megapixels(rejection.found(), RoundingMode.CEILING),
                megapixels(rejection.limit(), RoundingMode.FLOOR));
    }

    @Override
    public Phrase undecodable(Rejection.Undecodable rejection) {
        Long limitMillis = rejection.limitMillis();
        return limitMillis == null
                ? phrase(rejection, "." + rejection.defect().wireName())
                : phrase(rejection, "." + Defect.TOO_SLOW.wireName() + ".limit", limitMillis / 1e3);
    }

    @Override
    public Phrase sourceMissing(Rejection.SourceMissing rejection) {
        return phrase(rejection, "");
    }

    @Override
    public Phrase unknownUser(Rejection.UnknownUser rejection) {
        return phrase(rejection, "", rejection.userId().toString());
    }

    /** What was found is rounded up, and the limit down, so that what is over a limit never reads as the limit. */
    private static BigDecimal megapixels(long pixels, RoundingMode rounding) {
        return BigDecimal.valueOf(pixels, 6).setScale(1, rounding);
    }

    private static Phrase phrase(Rejection rejection, String variant, Object... arguments) {
        return Phrase.of("rejection." + rejection.code() + variant, arguments);
    }
}
