package dev.visage.ingest.dialect;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/**
 * A {@code multipart/form-data} body (RFC 7578, RFC 2046 section 5.1) that has been read whole, parsed in one pass and as
 * tolerantly as shipped clients need: parts without a type, a name or a file name, text before the first delimiter, a last
 * delimiter without the line break before or the hyphens behind it.
 */
public final class Multipart {

    private static final byte[] LINE_BREAK = {'\r', '\n'};
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};
    private static final int LONGEST_BOUNDARY = 70;
    private static final int LONGEST_HEADERS = 8192;
    private static final int MOST_PARTS = 64;

    private final List<Part> parts;

    private Multipart(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Takes a body apart. One that is nothing but the last delimiter is a form without fields.
     *
     * @throws FailureException if the type names no boundary or the body has no part in that boundary
     */
    public static Multipart parse(MediaType contentType, byte[] body) {
        return parseAnyParts(contentType, body)
                .or(() -> isClosedAtOnce(contentType, body) ? Optional.of(new Multipart(List.of())) : Optional.empty())
                .orElseThrow(() -> FailureException.malformed("body", "The multipart body holds no part."));
    }

    /**
     * The same for who does without a part: nothing if the body has none in that boundary.
     *
     * @throws FailureException if the type names no boundary
     */
    public static Optional<Multipart> parseAnyParts(MediaType contentType, byte[] body) {
        String unquoted = boundary(contentType);
        if (unquoted.isEmpty() || unquoted.length() > LONGEST_BOUNDARY) {
            throw FailureException.malformed(
                    "Content-Type", "The multipart boundary has " + unquoted.length() + " characters; it has 1 to 70.");
        }
        return Optional.of(new Reader(body, unquoted).parts())
                .filter(parts -> !parts.isEmpty())
                .map(Multipart::new);
    }

    private static String boundary(MediaType contentType) {
        String boundary = contentType.getParameter("boundary");
        return boundary == null ? "" : boundary.replaceAll("^\"|\"$", "");
    }

    private static boolean isClosedAtOnce(MediaType contentType, byte[] body) {
        String delimiter = "--" + boundary(contentType) + "--";
        return body.length <= delimiter.length() + 2 * LINE_BREAK.length
                && new String(body, StandardCharsets.ISO_8859_1).strip().equals(delimiter);
    }

    /** The first part with this name, if there is one. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** The parts, in their order. */
    public List<Part> parts() {
        return parts;
    }

    /**
     * One part.
     *
     * @param name as the client names it; empty if it does not
     * @param isFile whether it has a file name, which tells nothing else
     * @param bytes what it holds
     */
    public record Part(String name, boolean isFile, byte[] bytes) {

        /** The part as text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /**
         * The picture in the part, which is raw in a file or if it begins as one, and base64 otherwise.
         *
         * @param field what the part is to be called in a failure
         * @throws FailureException if it is neither
         */
        public byte[] picture(String field) {
            boolean isRaw = isFile || PictureFormat.beginning(bytes).isPresent();
            return isRaw ? bytes : Base64Picture.decode(field, text());
        }
    }

    /** Reads a body from its start to its end, each byte a bounded number of times. */
    private static final class Reader {

        private final byte[] body;
        /** A line break, two hyphens and the boundary: its first byte occurs in it once, so searching it is linear. */
        private final byte[] delimiter;

        Reader(byte[] body, String boundary) {
            this.body = body;
            this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        }

        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            int start = firstPart();
            for (int read = 0; start >= 0 && read < MOST_PARTS; read++) {
                int next = delimiterFrom(start - LINE_BREAK.length);
                int end = next >= 0 ? next : endOfLastPart(start);
                if (end >= 0) {
                    part(start, Math.max(end, start)).ifPresent(parts::add);
                }
                start = next < 0 ? -1 : partBehind(next);
            }
            return parts;
        }

        /** The body may begin with the first delimiter, without a line break before it. */
        private int firstPart() {
            int withoutLineBreak = delimiter.length - LINE_BREAK.length;
            boolean atOnce = body.length >= withoutLineBreak
                    && Arrays.equals(body, 0, withoutLineBreak, delimiter, LINE_BREAK.length, delimiter.length)
                    && isDelimiterEnd(withoutLineBreak);
            if (atOnce) {
                return partBehind(-LINE_BREAK.length);
            }
            int at = delimiterFrom(0);
            return at < 0 ? -1 : partBehind(at);
        }

        /** Where the part behind a delimiter starts; -1 behind the last one. */
        private int partBehind(int at) {
            int lineBreak = indexOf(LINE_BREAK, at + delimiter.length, at + delimiter.length + LINE_BREAK.length + 64);
            boolean isLast = startsWith("--", at + delimiter.length);
            return isLast || lineBreak < 0 ? -1 : lineBreak + LINE_BREAK.length;
        }

        private int delimiterFrom(int from) {
            int at = indexOf(delimiter, Math.max(from, 0), body.length);
            while (at >= 0 && !isDelimiterEnd(at + delimiter.length)) {
                at = indexOf(delimiter, at + delimiter.length, body.length);
            }
            return at;
        }

        /** Behind a delimiter comes a line break, white space, two hyphens, or nothing more. */
        private boolean isDelimiterEnd(int at) {
            return at >= body.length || body[at] == '\r' || body[at] == ' ' || body[at] == '\t' || startsWith("--", at);
        }

        /** A last delimiter that follows the bytes at once, with or without its hyphens; -1 if there is none. */
        private int endOfLastPart(int start) {
            int end = body.length;
            while (end > start && (body[end - 1] == '\r' || body[end - 1] == '\n')) {
                end--;
            }
            for (int hyphens = 2; hyphens >= 0; hyphens -= 2) {
                int at = end - hyphens - (delimiter.length - LINE_BREAK.length);
                boolean found = at >= start
                        && startsWith("--".substring(0, hyphens), end - hyphens)
                        && Arrays.equals(body, at, end - hyphens, delimiter, LINE_BREAK.length, delimiter.length);
                if (found) {
                    return at;
                }
            }
            return -1;
        }

        private Optional<Part> part(int start, int end) {
            int blankLine = indexOf(BLANK_LINE, start, Math.min(end, start + LONGEST_HEADERS));
            int content = blankLine + BLANK_LINE.length;
            if (blankLine < 0) {
                return Optional.empty();
            }
            return new String(body, start, blankLine - start, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                    .findFirst()
                    .flatMap(line -> disposition(line.substring(20)))
                    .map(disposition -> new Part(
                            Objects.requireNonNullElse(disposition.getName(), ""),
                            disposition.getFilename() != null,
                            Arrays.copyOfRange(body, content, end)));
        }

        private static Optional<ContentDisposition> disposition(String header) {
            try {
                return Optional.of(ContentDisposition.parse(header.strip()));
            } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                // the second on a quotation mark that stands alone
                return Optional.empty();
            }
        }

        private boolean startsWith(String text, int at) {
            byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
            return at + wanted.length <= body.length
                    && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
        }

        private int indexOf(byte[] wanted, int from, int to) {
            int last = Math.min(to, body.length) - wanted.length;
            for (int at = from; at <= last; at++) {
                if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                    return at;
                }
            }
            return -1;
        }
    }
}
