package dev.visage.ingest.dialect.smartsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileImageIdTest {

    @ParameterizedTest
    @CsvSource({
        "1, 00000000000000000000000000",
        "1, 00000000000000000000000001",
        "2244994983, 3fkq0a7gvs1m9h2c5t8e4u6r0j",
        "9007199254740991, vvvvvvvvvvvvvvvvvvvvvvvvvv"
    })
    void isReadAsItWasWritten(long user, String image) {
        ProfileImageId id = new ProfileImageId(new UserId(user), new ImageId(image));

        assertThat(id.toString()).matches("u!1!([A-Za-z0-9_-]{11}!){2}[A-Za-z0-9_-]{11}");
        assertThat(ProfileImageId.parse(id.toString())).contains(id);
    }

    @Test
    void staysWhatItIs() {
        ProfileImageId id = new ProfileImageId(new UserId(2_244_994_983L), new ImageId("6lst0g3k5v2n8q7r4d1c9ba0eh"));

        assertThat(id).hasToString("u!1!Cj7I0Ll3rmd!jV50EB0L8V0!aPsjQsStQHR");
    }

    @Test
    void isReadAsItWasWrittenForAnyPicture() {
        for (int user = 1; user <= 1000; user++) {
            ProfileImageId id = new ProfileImageId(new UserId(user), ImageId.next());
            assertThat(ProfileImageId.parse(id.toString())).contains(id);
        }
    }

    @Test
    void sharesNoGroupWithAnotherPictureOfItsUser() {
        UserId user = new UserId(17);

        assertThat(new ProfileImageId(user, ImageId.next()).toString().split("!"))
                .hasSize(5)
                .filteredOn(group -> group.length() == 11)
                .doesNotContain(
                        new ProfileImageId(user, ImageId.next()).toString().split("!"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "u!1!",
                "u!1!nAtdn5RJB_o!k6_e_3h2R3w!wmYXPek-yVD",
                "u!1!-----------!-----------!-----------",
                "u!1!AAAAAAAAAAA!AAAAAAAAAAA!AAAAAAAAAAA",
                "u!2!AAAAAAAAAAA!AAAAAAAAAAA!AAAAAAAAAAB",
                "u!1!AAAAAAAAAAA!AAAAAAAAAAA!AAAAAAAAAA",
                "u!1!AAAAAAAAAAA!AAAAAAAAAAA!AAAAAAAAAA\u00e9",
                "3fkq0a7gvs1m9h2c5t8e4u6r0j"
            })
    void isNotReadFromWhatNoneOfOursLooksLike(String text) {
        assertThat(ProfileImageId.parse(text)).isEmpty();
    }
}
