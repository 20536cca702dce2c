package dev.visage.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Attributes EVERYTHING = SampleAttributes.everything();

    @Test
    void keepsWhatIsNotChanged() {
        assertThat(EVERYTHING.draft().attributes()).isEqualTo(EVERYTHING);
    }

    @Test
    void changesNothingOfTheAttributesThatItComesFrom() {
        Attributes before = Attributes.named("ada");

        Attributes after = before.draft().name("Ada").attributes();

        assertThat(before.name()).isNull();
        assertThat(after.name()).isEqualTo("Ada");
    }

    @Test
    void forgetsThePartsOfANameThatIsAnotherNow() {
        Attributes same = EVERYTHING.draft().name("Ada Lovelace").attributes();
        Attributes another = EVERYTHING.draft().name("Ada King").attributes();

        assertThat(same).isEqualTo(EVERYTHING);
        assertThat(another.firstName()).isNull();
        assertThat(another.lastName()).isNull();
    }

    @Test
    void setsALocationWithoutTheRestOfWhoTheUserIs() {
        About about = EVERYTHING.draft().location("Paris").attributes().about();

        assertThat(about.location()).isEqualTo("Paris");
        assertThat(about.located("By the sea")).isEqualTo(EVERYTHING.about());
        assertThat(Attributes.named("x").draft().location("Paris").attributes().about())
                .isEqualTo(About.NOTHING.located("Paris"));
    }

    @Test
    void setsADescriptionAlongWithItsLinks() {
        List<DescriptionLink> links = List.of(new DescriptionLink(0, 2, "https://example.org", null));

        Attributes linked = EVERYTHING.draft().description("Me", links).attributes();

        assertThat(linked.description()).isEqualTo("Me");
        assertThat(linked.descriptionLinks()).isEqualTo(links);
        assertThat(linked.draft().description("Me", null).attributes().descriptionLinks())
                .isNull();
    }
}
