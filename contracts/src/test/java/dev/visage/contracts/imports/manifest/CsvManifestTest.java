package dev.visage.contracts.imports.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.imports.manifest.ManifestRow.Faulty;
import dev.visage.contracts.imports.manifest.ManifestRow.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvManifestTest {

    private static final ManifestLimits LIMITS = new ManifestLimits(120, 4);

    @Test
    void tellsWhoseEachFileIsInAnyOrderOfColumns() throws Exception {
        assertThat(rows("file,colour,user\na.jpg,red,17\r\n\r\n\"b, or so.jpg\",,@ada"))
                .containsExactly(new Named(2, "17", "a.jpg", null), new Named(4, "@ada", "b, or so.jpg", null));
    }

    @Test
    void tellsWhatANewUserIsToHave() throws Exception {
        assertThat(
                        rows(
                                "user,file,firstName,username,locale,timezone\n17,a.jpg, Ada ,ada,en_US,Europe/Paris\n18,b.jpg,,,,"))
                .containsExactly(
                        new Named(
                                2, "17", "a.jpg", new NewUser("ada", null, "Ada", null, null, "en_US", "Europe/Paris")),
                        new Named(3, "18", "b.jpg", null));
    }

    @Test
    void takesAByteOrderMarkForNothing() throws Exception {
        assertThat(rows("\ufeffuser,file\n17,a.jpg")).containsExactly(new Named(2, "17", "a.jpg", null));
    }

    @Test
    void namesLineAndColumnOfWhatIsWrongAndGoesOn() throws Exception {
        assertThat(rows("user,file,email\n17,,\n18,b.jpg,nobody\n19,c.jpg,,more\n20,d.jpg"))
                .containsExactly(
                        new Faulty(2, "file", "17", null, "\"file\" is empty."),
                        new Faulty(3, "email", "18", "b.jpg", "\"email\" is not an address such as ada@example.org."),
                        new Faulty(4, null, "19", "c.jpg", "The row has 4 fields; there are 3 columns."),
                        new Named(5, "20", "d.jpg", null));
    }

    @Test
    void countsTheLinesWithinQuotes() throws Exception {
        assertThat(rows("user,file,note\n17,a.jpg,\"two\nlines\"\n,b.jpg,"))
                .containsExactly(
                        new Named(2, "17", "a.jpg", null), new Faulty(4, "user", null, "b.jpg", "\"user\" is empty."));
    }

    @Test
    void refusesAManifestWithoutAColumnThatItMustHave() throws Exception {
        assertThat(rows("user;file\n17;a.jpg"))
                .containsExactly(new Faulty(1, "user", null, null, "The first line names no column \"user\"."));
        assertThat(rows("")).extracting(ManifestRow::line).containsExactly(1);
        assertThat(rows("user,file,user\n17,a.jpg,18"))
                .containsExactly(new Faulty(1, "user", null, null, "The first line names the column \"user\" twice."));
    }

    @Test
    void readsNoMoreRowsThanTheLimit() throws Exception {
        assertThat(rows("user,file\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f"))
                .hasSize(5)
                .last()
                .isEqualTo(new Faulty(6, null, null, null, "A manifest has at most 4 rows; the rest is not read."));
    }

    @Test
    void endsWhereAQuotationMarkIsNeverClosed() throws Exception {
        List<ManifestRow> rows = rows("user,file\n1,a\n2,\"" + "b\n".repeat(200) + "3,c");

        assertThat(rows).hasSize(2).first().isEqualTo(new Named(2, "1", "a", null));
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(rows.get(1)).isInstanceOf(Faulty.class);
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        byte[] latin = "user,file\n17,M\u00fcller.jpg".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Rows.of(ManifestFormat.CSV, latin, LIMITS))
                .containsExactly(new Faulty(2, "file", "17", null, "\"file\" is not written in UTF-8."));
    }

    private static List<ManifestRow> rows(String manifest) throws Exception {
        return Rows.of(ManifestFormat.CSV, manifest.getBytes(StandardCharsets.UTF_8), LIMITS);
    }
}
