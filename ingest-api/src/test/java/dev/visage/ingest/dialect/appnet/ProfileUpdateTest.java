package dev.visage.ingest.dialect.appnet;

import static dev.visage.ingest.dialect.appnet.Requests.assertMalformed;
import static dev.visage.ingest.dialect.appnet.Requests.assertMissing;
import static dev.visage.ingest.dialect.appnet.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileUpdateTest {

    private static final String WHOLE =
            "{'name': 'Mark', 'locale': 'en', 'timezone': 'US/Central', 'description': {'text': 'new'}}";

    private static final Attributes BEFORE = Attributes.named("mark")
            .draft()
            .name("Ada Quill")
            .firstName("Ada")
            .lastName("Quill")
            .email("ada@example.org")
            .locale("fr_FR")
            .timezone("Europe/Paris")
            .description("old", null)
            .attributes();

    @Test
    void changesWhatItNames() {
        assertThat(ProfileUpdate.whole(body(WHOLE)).applyTo(BEFORE))
                .isEqualTo(Attributes.named("mark")
                        .draft()
                        .name("Mark")
                        .email("ada@example.org")
                        .locale("en_US")
                        .timezone("US/Central")
                        .description("new", null)
                        .attributes());
    }

    @Test
    void leavesWhatItDoesNotName() {
        assertThat(ProfileUpdate.some(body("{}")).applyTo(BEFORE)).isEqualTo(BEFORE);
        assertThat(ProfileUpdate.some(body("{'timezone': 'Asia/Tokyo', 'username': 'x', 'id': 7, 'type': 'bot'}"))
                        .applyTo(BEFORE))
                .isEqualTo(BEFORE.draft().timezone("Asia/Tokyo").attributes());
    }

    @Test
    void keepsThePartsOfANameThatStaysTheSame() {
        assertThat(ProfileUpdate.some(body("{'name': 'Ada Quill'}")).applyTo(BEFORE))
                .isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "locale", "timezone", "description"})
    void needsAllOfFourToReplaceAProfile(String member) {
        assertMissing(() -> ProfileUpdate.whole(body(WHOLE.replace("'" + member + "'", "'other'"))), member);
    }

    @Test
    void needsTheTextOfADescription() {
        assertMissing(() -> ProfileUpdate.some(body("{'description': {'entities': {}}}")), "description.text");
    }

    @Test
    void takesNamesOfFiftyCodePoints() {
        assertThat(ProfileUpdate.some(body("{'name': '" + "🎨".repeat(50) + "'}"))
                        .name())
                .contains("🎨".repeat(50));
        assertMalformed(
                () -> ProfileUpdate.some(body("{'name': '" + "🎨".repeat(51) + "'}")),
                "name",
                "must have at most 50 characters, not 51");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 7} | name | must be a string",
                "{'name': null} | name | must be a string",
                "{'name': ''} | name | must not be blank",
                "{'name': ' '} | name | must not be blank",
                "{'name': 'a\\u0000'} | name | must not hold control characters or half a surrogate pair",
                "{'locale': []} | locale | must be a string",
                "{'locale': 'not a locale'} | locale | must be a locale such as en_US",
                "{'timezone': true} | timezone | must be a string",
                "{'timezone': 'Nowhere/City'} | timezone | must be the name of a time zone such as US/Central",
                "{'timezone': '+01:00'} | timezone | must be the name of a time zone such as US/Central",
                "{'description': 'text'} | description | must be an object",
                "{'annotations': {}} | annotations | must be a list",
            })
    void refusesWhatCannotBeByName(String update, String member, String rule) {
        assertMalformed(() -> ProfileUpdate.some(body(update)), member, rule);
    }
}
