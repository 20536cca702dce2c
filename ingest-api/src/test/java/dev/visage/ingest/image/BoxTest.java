package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class BoxTest {

    @Test
    void readsOneSideOrBoth() {
        assertThat(Box.in(query("w", "200"))).contains(new Box(200, null));
        assertThat(Box.in(query("h", "1"))).contains(new Box(null, 1));
        assertThat(Box.in(query("w", "200", "h", "100", "x", "7"))).contains(new Box(200, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "-1", "-0", "", " ", "1.5", "1e3", "0x10", "wide", "NaN", "٣", "12px"})
    void ignoresWhatIsNoPositiveNumber(String value) {
        assertThat(Box.in(query("w", value))).isEmpty();
        assertThat(Box.in(query("w", value, "h", value))).isEmpty();
        assertThat(Box.in(query("w", value, "h", "50"))).contains(new Box(null, 50));
    }

    @Test
    void ignoresAnEmptyQuery() {
        assertThat(Box.in(query())).isEmpty();
    }

    @Test
    void takesTheFirstOfSeveralValues() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.put("w", List.of("10", "20"));

        assertThat(Box.in(query)).contains(new Box(10, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2048,2048",
        "2049,2048",
        "9999,2048",
        "10000,2048",
        "99999999999999999999999,2048",
        "0007,7",
        "0002048,2048"
    })
    void capsEachSide(String asked, int side) {
        assertThat(Box.in(query("w", asked, "h", asked))).contains(new Box(side, side));
    }

    @ParameterizedTest(name = "{2} of {0} x {1} is {3} x {4}")
    @CsvSource({
        "400,400,200,200,200",
        "400,300,200,200,150",
        "300,400,200,200,267",
        "1500,500,100,100,33",
        "1000,3,100,100,1",
        "5000,1,10,10,1",
        "400,300,400,400,300",
        "400,300,500,400,300",
        "1,1,2048,1,1",
        "7000,7000,2048,2048,2048",
        "1000,4000,1000,512,2048"
    })
    void givesTheHeightTheProportionsOfTheStoredPicture(
            int storedWidth, int storedHeight, int asked, int width, int height) {
        Fit wide = new Box(asked, null).fit(new Size(storedWidth, storedHeight));
        Fit high = new Box(null, asked).fit(new Size(storedHeight, storedWidth));

        assertThat(wide).isEqualTo(new Fit(new Rectangle(storedWidth, storedHeight), new Size(width, height)));
        assertThat(high).isEqualTo(new Fit(new Rectangle(storedHeight, storedWidth), new Size(height, width)));
    }

    @ParameterizedTest(name = "{2} x {3} of {0} x {1}")
    @CsvSource({
        // stored, box, shown from, shown, made
        "400,400, 200,200, 0,0,400,400, 200,200",
        "400,400, 200,100, 0,100,400,200, 200,100",
        "400,400, 100,200, 100,0,200,400, 100,200",
        "1500,500, 96,96, 500,0,500,500, 96,96",
        "500,1500, 96,96, 0,500,500,500, 96,96",
        "960,260, 480,130, 0,0,960,260, 480,130",
        "401,400, 400,400, 0,0,400,400, 400,400",
        "1000,1000, 2048,1, 0,499,1000,1, 1000,1",
        "1,1, 2048,2048, 0,0,1,1, 1,1"
    })
    void fillsABoxFromTheCentre(
            int storedWidth,
            int storedHeight,
            int boxWidth,
            int boxHeight,
            int x,
            int y,
            int shownWidth,
            int shownHeight,
            int width,
            int height) {
        assertThat(new Box(boxWidth, boxHeight).fit(new Size(storedWidth, storedHeight)))
                .isEqualTo(new Fit(new Rectangle(x, y, shownWidth, shownHeight), new Size(width, height)));
    }

    @ParameterizedTest(name = "{2} x {3} of {0} x {1} is {4} x {5}")
    @CsvSource({
        "400,400, 800,800, 400,400",
        "400,400, 800,400, 400,200",
        "400,400, 401,200, 400,200",
        "400,300, 2000,1000, 400,200",
        "400,300, 1000,2000, 150,300",
        "48,48, 2048,1024, 48,24"
    })
    void shrinksABoxThatIsLargerThanThePicture(
            int storedWidth, int storedHeight, int boxWidth, int boxHeight, int width, int height) {
        assertThat(new Box(boxWidth, boxHeight)
                        .fit(new Size(storedWidth, storedHeight))
                        .size())
                .isEqualTo(new Size(width, height));
    }

    @Test
    void keepsAlwaysWithinThePictureAndTheBox() {
        int[] sides = {1, 2, 3, 7, 47, 96, 199, 400, 1050, 2047, 2048};
        int[] storedSides = {1, 2, 3, 48, 333, 1050, 2049, 7001, 50_000};
        for (int storedWidth : storedSides) {
            for (int storedHeight : storedSides) {
                Size stored = new Size(storedWidth, storedHeight);
                for (int width : sides) {
                    assertWithin(stored, new Box(width, null));
                    assertWithin(stored, new Box(null, width));
                    for (int height : sides) {
                        assertWithin(stored, new Box(width, height));
                    }
                }
            }
        }
    }

    private static void assertWithin(Size stored, Box box) {
        Fit fit = box.fit(stored);
        Rectangle region = fit.region();
        assertThat(new Rectangle(stored.width(), stored.height()).contains(region))
                .as("%s of %s", box, stored)
                .isTrue();
        assertThat(fit.size().width())
                .as("%s of %s", box, stored)
                .isBetween(1, Math.min(region.width, box.width() == null ? Box.LONGEST : box.width()));
        assertThat(fit.size().height())
                .as("%s of %s", box, stored)
                .isBetween(1, Math.min(region.height, box.height() == null ? Box.LONGEST : box.height()));
    }

    private static MultiValueMap<String, String> query(String... namesAndValues) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }
}
