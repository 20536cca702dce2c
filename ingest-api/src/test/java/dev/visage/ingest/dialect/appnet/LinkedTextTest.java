package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedTextTest {

    private static final String URL = "http://a.example/x";

    @Test
    void putsTheHostBehindATextThatDoesNotNameIt() {
        LinkedText amended = new LinkedText("my 🎨 page, my blog", List.of(link(3, 6), link(14, 4))).amended();

        assertThat(amended)
                .isEqualTo(new LinkedText(
                        "my 🎨 page [a.example], my blog [a.example]",
                        List.of(new DescriptionLink(3, 6, URL, 18), new DescriptionLink(26, 4, URL, 16))));
        assertThat(amended.ownLength()).isEqualTo(18);
    }

    @Test
    void putsNothingBehindATextThatNamesTheHost() {
        LinkedText named = new LinkedText("on a.example", List.of(link(3, 9)));

        assertThat(named.amended()).isEqualTo(named);
    }

    @Test
    void putsNothingBehindATextTwice() {
        LinkedText once = new LinkedText("my page", List.of(link(3, 4))).amended();
        LinkedText sentBack = new LinkedText(once.text(), List.of(link(3, 4)));

        assertThat(sentBack.amended()).isEqualTo(once);
        assertThat(sentBack.amended().ownLength()).isEqualTo(7);
    }

    @Test
    void putsTheHostBehindATextAlthoughAnotherLinkLooksLikeIt() {
        LinkedText linked = new LinkedText("page [a.example]", List.of(link(0, 4), link(6, 9)));

        assertThat(linked.amended().text()).isEqualTo("page [a.example] [a.example]");
    }

    @Test
    void addsTheUrlsOfTheTextWhereThereIsNoLinkYet() {
        LinkedText linked = new LinkedText("http://b.example http://c.example", List.of(link(3, 4)));

        assertThat(linked.withFound().links())
                .containsExactly(link(3, 4), new DescriptionLink(17, 16, "http://c.example", null));
    }

    @Test
    void showsOnlyLinksThatLeadToTheWebAndLieInTheTextApart() {
        DescriptionLink good = link(0, 2);
        DescriptionLink amended = new DescriptionLink(4, 2, URL, 4);

        assertThat(LinkedText.of(
                                "0123456789",
                                List.of(
                                        link(9, 2),
                                        link(-1, 2),
                                        link(3, 0),
                                        new DescriptionLink(2, 2, "javascript:alert(1)", null),
                                        new DescriptionLink(2, 2, URL, 1),
                                        new DescriptionLink(2, 2, URL, Integer.MAX_VALUE),
                                        new DescriptionLink(Integer.MAX_VALUE, Integer.MAX_VALUE, URL, null),
                                        amended,
                                        link(7, 1),
                                        good,
                                        link(1, 2)))
                        .links())
                .containsExactly(good, amended);
    }

    private static DescriptionLink link(int pos, int len) {
        return new DescriptionLink(pos, len, URL, null);
    }
}
