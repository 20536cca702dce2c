package dev.visage.contracts.imports.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A manifest as JSON objects, one on each line. */
final class NdjsonManifest implements ManifestReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ManifestLimits limits;
    private final InputStream manifest;
    private int line;
    private int rows;

    NdjsonManifest(InputStream manifest, ManifestLimits limits) {
        this.limits = limits;
        this.manifest = new BufferedInputStream(manifest);
    }

    @Override
    public Optional<ManifestRow> next() throws IOException {
        while (rows <= limits.rows()) {
            Optional<Line> read = line();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            if (!read.get().isBlank()) {
                return Optional.of(row(read.get()));
            }
        }
        return Optional.empty();
    }

    private ManifestRow row(Line read) {
        RowTexts texts = new RowTexts(line);
        if (++rows > limits.rows()) {
            return texts.faulty(null, "A manifest has at most " + limits.rows() + " rows; the rest is not read.");
        }
        if (read.isTooLong()) {
            return texts.faulty(null, "The line has more than " + limits.line() + " bytes.");
        }
        JsonNode object = object(read.text());
        if (object == null) {
            return texts.faulty(null, "The line is no JSON object.");
        }
        return wrongType(object, texts).orElseGet(texts::row);
    }

    private static @Nullable JsonNode object(String text) {
        try {
            JsonNode object = JSON.readTree(text);
            return object.isObject() ? object : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** Takes the texts over, and numbers, such as a user's, as if they were. */
    private static Optional<ManifestRow> wrongType(JsonNode object, RowTexts texts) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (RowTexts.isKnown(member.getKey()) && !value.isNull()) {
                if (!value.isString() && !value.isIntegralNumber()) {
                    return Optional.of(texts.faulty(member.getKey(), "\"" + member.getKey() + "\" is no text."));
                }
                texts.put(member.getKey(), value.asString());
            }
        }
        return Optional.empty();
    }

    /** The next line, of which no more is kept than it may have. */
    private Optional<Line> line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = manifest.read();
        if (next < 0) {
            return Optional.empty();
        }
        boolean isTooLong = false;
        for (; next >= 0 && next != '\n'; next = manifest.read()) {
            isTooLong |= bytes.size() >= limits.line();
            if (!isTooLong) {
                bytes.write(next);
            }
        }
        line++;
        return Optional.of(new Line(bytes.toString(StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, ""), isTooLong));
    }

    @Override
    public void close() throws IOException {
        manifest.close();
    }

    private record Line(String text, boolean isTooLong) {
        boolean isBlank() {
            return text.isBlank() && !isTooLong;
        }
    }
}
