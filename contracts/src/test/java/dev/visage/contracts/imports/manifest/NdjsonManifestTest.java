package dev.visage.contracts.imports.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.imports.manifest.ManifestRow.Faulty;
import dev.visage.contracts.imports.manifest.ManifestRow.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonManifestTest {

    private static final ManifestLimits LIMITS = new ManifestLimits(80, 4);

    @Test
    void tellsWhoseEachFileIs() throws Exception {
        assertThat(rows("{\"user\": \"@ada\", \"file\": \"a.jpg\", \"name\": \"Ada\", \"more\": [1]}\r\n\n"
                        + "{\"file\": \"b.jpg\", \"user\": 17, \"name\": null}"))
                .containsExactly(
                        new Named(1, "@ada", "a.jpg", new NewUser(null, "Ada", null, null, null, null, null)),
                        new Named(3, "17", "b.jpg", null));
    }

    @Test
    void namesLineAndColumnOfWhatIsWrongAndGoesOn() throws Exception {
        assertThat(
                        rows(
                                "{\"user\": \"1\"}\n{\"user\": [2], \"file\": \"b\"}\nuser 3\n{\"user\": \"4\", \"file\": \"d\"}"))
                .containsExactly(
                        new Faulty(1, "file", "1", null, "\"file\" is empty."),
                        new Faulty(2, "user", null, null, "\"user\" is no text."),
                        new Faulty(3, null, null, null, "The line is no JSON object."),
                        new Named(4, "4", "d", null));
    }

    @Test
    void passesOverALineThatIsTooLong() throws Exception {
        assertThat(rows("{\"user\": \"1\", \"file\": \"" + "a".repeat(100_000)
                        + "\"}\n{\"user\": \"2\", \"file\": \"b\"}"))
                .containsExactly(
                        new Faulty(1, null, null, null, "The line has more than 80 bytes."),
                        new Named(2, "2", "b", null));
    }

    @Test
    void readsNoMoreRowsThanTheLimit() throws Exception {
        assertThat(rows("{\"user\": 1, \"file\": \"a\"}\n".repeat(9)))
                .hasSize(5)
                .last()
                .isEqualTo(new Faulty(5, null, null, null, "A manifest has at most 4 rows; the rest is not read."));
    }

    private static List<ManifestRow> rows(String manifest) throws Exception {
        return Rows.of(ManifestFormat.NDJSON, manifest.getBytes(StandardCharsets.UTF_8), LIMITS);
    }
}
