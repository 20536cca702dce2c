package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the dialects names a test for every row, and every test that it names exists. */
class DialectsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    @Test
    void everyRowHasATest() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(lastCell(row))
                        .as(row)
                        .matches(cell -> cell.equals("in each dialect's table")
                                || NAMED.matcher(cell).find()));
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> existing = tests();

        assertThat(rows().stream().flatMap(DialectsPageTest::named).toList())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(existing).contains(test));
    }

    private static Stream<String> named(String row) {
        return NAMED.matcher(row).results().map(match -> match.group(1) + "." + match.group(2));
    }

    private static String lastCell(String row) {
        String cells = row.strip().replaceAll("\\|$", "");
        return cells.substring(cells.lastIndexOf('|') + 1).strip();
    }

    /** The rows of all tables whose last head is {@code test}. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(ROOT.resolve("docs/dialects.md"))) {
            if (!line.startsWith("|")) {
                inTable = false;
            } else if (line.matches("\\|.*\\|\\s*test\\s*\\|")) {
                inTable = true;
            } else if (inTable && !line.matches("[|\\s:-]+")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        for (String module : List.of("ingest-api", "image-worker", "profile-store", "standalone", "contracts")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String type = file.getFileName().toString().replace(".java", "");
                    Matcher methods = METHOD.matcher(Files.readString(file));
                    while (methods.find()) {
                        tests.add(type + "." + methods.group(1));
                    }
                }
            }
        }
        return tests;
    }
}
