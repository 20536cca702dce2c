package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    private static final Path PAGE = Path.of("../docs/events.md");
    private static final String WRITE = "visage.events-page.write";
    private static final String TEXT = new EventsPage(new Catalogue()).text();

    @Test
    void saysWhatTheCatalogueSays() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, TEXT);
        }
        assertThat(PAGE)
                .as("docs/events.md; written by ./mvnw -q -pl contracts test -Dtest=EventsPageTest -D%s=true", WRITE)
                .hasContent(TEXT);
    }

    @Test
    void everyLinkWithinItLeadsToAHeading() {
        List<String> headings = Pattern.compile("(?m)^#+ (.*)$")
                .matcher(TEXT)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9_ -]", "").replace(' ', '-'))
                .toList();

        assertThat(Pattern.compile("\\(#([^)]*)\\)").matcher(TEXT).results().map((MatchResult link) -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(headings).containsOnlyOnce(link));
    }
}
