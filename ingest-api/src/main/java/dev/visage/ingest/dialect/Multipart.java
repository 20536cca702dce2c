package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A {@code multipart/form-data} body (RFC 7578) that has been read whole, parsed as tolerantly as shipped clients need:
 * parts without a type or a file name, text before the first delimiter, a last delimiter without the line break before
 * or the hyphens behind it.
 */
public final class Multipart {

    private static final byte[] LINE_BREAK = {'\r', '\n'};
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};
    private static final int MOST_PARTS = 64;

    private final List<Part> parts;

    private Multipart(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Takes a body apart.
     *
     * @throws FailureException if the type names no boundary or the body has no part in that boundary
     */
    public static Multipart parse(@Nullable MediaType contentType, byte[] body) {
        String boundary = contentType == null ? null : contentType.getParameter("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw FailureException.malformed("Content-Type", "The multipart boundary is missing.");
        }
        String unquoted = boundary.replaceAll("^\"|\"$", "");
        List<Part> parts = parts(body, ("--" + unquoted).getBytes(StandardCharsets.ISO_8859_1));
        if (parts.isEmpty()) {
            throw FailureException.malformed("body", "The multipart body holds no part.");
        }
        return new Multipart(parts);
    }

    /** The first part with this name, if there is one. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** The names of all parts, in their order. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    private static List<Part> parts(byte[] body, byte[] delimiter) {
        List<Part> parts = new ArrayList<>();
        int at = indexOf(body, delimiter, 0);
        while (at >= 0 && parts.size() < MOST_PARTS) {
            int headers = at + delimiter.length;
            int blankLine = indexOf(body, BLANK_LINE, headers);
            int next = indexOf(body, delimiter, headers);
            if (blankLine < 0 || next >= 0 && next < blankLine) {
                at = next;
                continue;
            }
            int start = blankLine + BLANK_LINE.length;
            int end = next < 0 ? body.length : endBefore(body, start, next);
            if (next >= 0) {
                part(body, headers, blankLine, start, end).ifPresent(parts::add);
            }
            at = next;
        }
        return parts;
    }

    private static int endBefore(byte[] body, int start, int delimiter) {
        boolean lineBreak = delimiter - LINE_BREAK.length >= start
                && body[delimiter - 2] == LINE_BREAK[0]
                && body[delimiter - 1] == LINE_BREAK[1];
        return lineBreak ? delimiter - LINE_BREAK.length : delimiter;
    }

    private static Optional<Part> part(byte[] body, int headers, int blankLine, int start, int end) {
        String text = new String(body, headers, blankLine - headers, StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .findFirst()
                .flatMap(Multipart::name)
                .map(name -> new Part(name, Arrays.copyOfRange(body, start, end)));
    }

    private static Optional<String> name(String disposition) {
        for (String parameter : disposition.split(";")) {
            String trimmed = parameter.strip();
            if (trimmed.regionMatches(true, 0, "name=", 0, 5)) {
                return Optional.of(trimmed.substring(5).strip().replaceAll("^\"|\"$", ""));
            }
        }
        return Optional.empty();
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        int last = body.length - wanted.length;
        for (int at = from; at <= last; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /**
     * One part.
     *
     * @param name as the client names it
     * @param bytes what it holds
     */
    public record Part(String name, byte[] bytes) {

        /** The part as text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
