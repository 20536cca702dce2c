package dev.visage.contracts.picture;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.recipe.Crop;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an upload does not become a picture: a result, not an error of ours. The edge refuses with one at once, or the
 * pipeline ends with one later. Each names what was found and, where there is one, the limit; dialects translate them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
@JsonIgnoreProperties(value = "detail", allowGetters = true)
public sealed interface Rejection {

    /** One English sentence for the person who uploaded. */
    @JsonProperty("detail")
    String sentence();

    /** The rejection's kind on the wire, in lower case with hyphens. */
    default String code() {
        return Objects.requireNonNull(getClass().getAnnotation(JsonTypeName.class))
                .value();
    }

    /** Hands this rejection to the case for its kind; a new kind does not compile until every translation has it. */
    <T> T translate(Translation<T> translation);

    /** Rounded up, as the limit is rounded down, so that what is over a limit never reads as the limit. */
    private static double megapixelsFound(long pixels) {
        return Math.ceil(pixels / 1e5) / 10;
    }

    private static double megapixelsAllowed(long pixels) {
        return Math.floor(pixels / 1e5) / 10;
    }

    /** What each kind of rejection becomes, in a dialect for instance. */
    interface Translation<T> {
        T empty(Empty rejection);

        T notAPicture(NotAPicture rejection);

        T unsupportedFormat(UnsupportedFormat rejection);

        T tooManyBytes(TooManyBytes rejection);

        T tooManyPixels(TooManyPixels rejection);

        T sideTooLong(SideTooLong rejection);

        T tooManyFrames(TooManyFrames rejection);

        T tooManyScans(TooManyScans rejection);

        T tooNarrow(TooNarrow rejection);

        T cropOutside(CropOutside rejection);

        T renditionsTooLarge(RenditionsTooLarge rejection);

        T undecodable(Undecodable rejection);

        T sourceMissing(SourceMissing rejection);

        T unknownUser(UnknownUser rejection);
    }

    /** No bytes came. */
    @JsonTypeName("empty")
    record Empty() implements Rejection {
        @Override
        public String sentence() {
            return "The upload is empty.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.empty(this);
        }
    }

    /**
     * The bytes are no picture.
     *
     * @param detected what they look like, such as {@code text/html}; null if like nothing known
     */
    @JsonTypeName("not-a-picture")
    record NotAPicture(@Nullable String detected) implements Rejection {
        @Override
        public String sentence() {
            return "JPEG, PNG, GIF or WebP expected; "
                    + (detected == null ? "the bytes are no known picture." : "the bytes are " + detected + ".");
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.notAPicture(this);
        }
    }

    /**
     * A picture in a format that is not taken.
     *
     * @param detected its media type, such as {@code image/heic}
     */
    @JsonTypeName("unsupported-format")
    record UnsupportedFormat(String detected) implements Rejection {
        @Override
        public String sentence() {
            return "JPEG, PNG, GIF or WebP expected; " + detected + " is not taken.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unsupportedFormat(this);
        }
    }

    /**
     * More bytes than the limit.
     *
     * @param limit in bytes
     * @param found in bytes; null if reading stopped at the limit and the client had announced no length
     */
    @JsonTypeName("too-many-bytes")
    record TooManyBytes(long limit, @Nullable Long found) implements Rejection {
        @Override
        public String sentence() {
            return "The picture has "
                    + (found == null ? "more than " + limit : found)
                    + " bytes; the limit is " + limit + " bytes.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.tooManyBytes(this);
        }
    }

    /**
     * More pixels than the limit, by the picture's header or in all frames of an animation together.
     *
     * @param limit in pixels
     * @param width in pixels
     * @param height in pixels
     * @param inAllFrames in pixels; null if a single frame has more than the limit
     */
    @JsonTypeName("too-many-pixels")
    record TooManyPixels(
            long limit, long width, long height, @Nullable Long inAllFrames) implements Rejection {

        public TooManyPixels(long limit, long width, long height) {
            this(limit, width, height, null);
        }

        /** The pixels that were found. */
        public long found() {
            return inAllFrames == null ? width * height : inAllFrames;
        }

        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The picture has %.1f megapixels (%d x %d%s); the limit is %.1f.",
                    megapixelsFound(found()),
                    width,
                    height,
                    inAllFrames == null ? "" : ", all frames together",
                    megapixelsAllowed(limit));
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.tooManyPixels(this);
        }
    }

    /**
     * A side that is longer than the limit.
     *
     * @param limit in pixels
     * @param width in pixels
     * @param height in pixels
     */
    @JsonTypeName("side-too-long")
    record SideTooLong(int limit, int width, int height) implements Rejection {

        /** The longer side. */
        public int found() {
            return Math.max(width, height);
        }

        @Override
        public String sentence() {
            return "The picture is " + width + " x " + height + " pixels; the limit of a side is " + limit + ".";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.sideTooLong(this);
        }
    }

    /** An animation, all of which is kept, with more frames than the limit. */
    @JsonTypeName("too-many-frames")
    record TooManyFrames(int limit, int found) implements Rejection {
        @Override
        public String sentence() {
            return "The picture has " + found + " frames; the limit is " + limit + ".";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.tooManyFrames(this);
        }
    }

    /** A progressive JPEG with more scans than a decoder can be asked to go through; the more pixels, the fewer. */
    @JsonTypeName("too-many-scans")
    record TooManyScans(int limit, int found) implements Rejection {
        @Override
        public String sentence() {
            return "The picture has " + found + " scans; the limit for its size is " + limit + ".";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.tooManyScans(this);
        }
    }

    /**
     * A picture, once it stands upright, that is less wide than its place on the profile asks for.
     *
     * @param minimum in pixels
     * @param width in pixels
     */
    @JsonTypeName("too-narrow")
    record TooNarrow(int minimum, int width) implements Rejection {
        @Override
        public String sentence() {
            return "The picture is " + width + " pixels wide; at least " + minimum + " are needed.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.tooNarrow(this);
        }
    }

    /**
     * A crop rectangle that shows nothing of the picture.
     *
     * @param crop as it was asked for
     * @param width of the picture once it stands upright, in pixels
     * @param height of the picture once it stands upright, in pixels
     */
    @JsonTypeName("crop-outside")
    record CropOutside(Crop crop, int width, int height) implements Rejection {
        @Override
        public String sentence() {
            return "The crop rectangle " + crop + " lies outside of the picture, which is " + width + " x " + height
                    + " pixels.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.cropOutside(this);
        }
    }

    /**
     * Sizes that have more pixels together than the limit.
     *
     * @param limit in pixels
     * @param found in pixels
     */
    @JsonTypeName("renditions-too-large")
    record RenditionsTooLarge(long limit, long found) implements Rejection {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The sizes asked for have %.1f megapixels together; the limit is %.1f.",
                    megapixelsFound(found),
                    megapixelsAllowed(limit));
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.renditionsTooLarge(this);
        }
    }

    /**
     * A picture of a known format that cannot be decoded.
     *
     * @param limitMillis the time that one picture may take, in milliseconds; null unless it took too long
     */
    @JsonTypeName("undecodable")
    record Undecodable(Defect defect, @Nullable Long limitMillis) implements Rejection {

        public Undecodable(Defect defect) {
            this(defect, null);
        }

        /** A picture that is not done when its time is up. */
        public static Undecodable tooSlow(Duration limit) {
            return new Undecodable(Defect.TOO_SLOW, limit.toMillis());
        }

        @Override
        public String sentence() {
            return limitMillis == null
                    ? defect.sentence()
                    : "The picture takes longer to decode than the limit of " + limitMillis / 1e3 + " seconds.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.undecodable(this);
        }
    }

    /** The object that an import found in the bucket is not there any more. */
    @JsonTypeName("source-missing")
    record SourceMissing() implements Rejection {
        @Override
        public String sentence() {
            return "The picture was removed from the bucket before it could be read.";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.sourceMissing(this);
        }
    }

    /** Nobody has provisioned this user. */
    @JsonTypeName("unknown-user")
    record UnknownUser(UserId userId) implements Rejection {
        @Override
        public String sentence() {
            return "There is no user " + userId + ".";
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unknownUser(this);
        }
    }
}
