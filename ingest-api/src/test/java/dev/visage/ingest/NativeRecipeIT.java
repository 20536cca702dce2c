package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipe in the query of a native upload. */
class NativeRecipeIT {

    /** Stands 240 x 320, lies 320 x 240. */
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(240, 320, Orientation.TURN_RIGHT);

    private static final String FIVE =
            "[{\"name\":\"1050\",\"width\":1050},{\"name\":\"400\",\"width\":400},{\"name\":\"200\",\"width\":200},{\"name\":\"96\",\"width\":96},{\"name\":\"48\",\"width\":48}]";
    private static final String THREE =
            "[{\"name\":\"1500\",\"width\":1500},{\"name\":\"960\",\"width\":960},{\"name\":\"480\",\"width\":480}]";

    private static TestingEdge edge;
    private static long user = 100;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user++;
        edge.profiles.add(user, "user" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avatar                              | {"type":"crop-square"} | FIVE | false | {"type":"auto","quality":85}
            avatar?wait=20&with=glitter         | {"type":"crop-square"} | FIVE | false | {"type":"auto","quality":85}
            cover                               | {"type":"keep"} | THREE | false | {"type":"auto","quality":85}
            avatar?anchor=north                 | {"type":"crop-square","focus":{"x":0.5,"y":0.0}} | FIVE | false | {"type":"auto","quality":85}
            avatar?focus=0.3%2C0.7&quality=70   | {"type":"crop-square","focus":{"x":0.3,"y":0.7}} | FIVE | false | {"type":"auto","quality":70}
            avatar?crop=230,-10,20,20           | {"type":"crop-square","crop":{"x":230,"y":-10,"width":20,"height":20}} | FIVE | false | {"type":"auto","quality":85}
            cover?shape=pad-square&background=%23102030&enlarge=true | {"type":"pad-square","colour":"#102030"} | THREE | true | {"type":"auto","quality":85}
            avatar?format=jpeg&background=102030 | {"type":"crop-square"} | FIVE | false | {"type":"jpeg","quality":85,"background":"#102030"}
            avatar?shape=keep&sizes=96,full&format=as-submitted | {"type":"keep"} | [{"name":"full"},{"name":"96","width":96}] | false | {"type":"as-submitted","quality":85}
            avatar?sizes=4096&enlarge=true&format=webp&quality=1 | {"type":"crop-square"} | [{"name":"4096","width":4096}] | true | {"type":"webp","quality":1}
            """)
    void travelsWithTheUpload(String call, String shape, String targets, String enlarge, String output) {
        Answer answer = upload(call, PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(202);
        await().until(() -> !edge.pipeline.uploadsOf(user).isEmpty());
        String sizes = targets.equals("FIVE") ? FIVE : targets.equals("THREE") ? THREE : targets;
        String recipe = "{\"shape\":" + shape + ",\"targets\":" + sizes + ",\"enlarge\":" + enlarge + ",\"output\":"
                + output + "}";
        assertThat(edge.pipeline.uploadsOf(user))
                .singleElement()
                .satisfies(upload ->
                        assertThat(upload.recipe()).isEqualTo(EventJson.mapper().readValue(recipe, Recipe.class)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avatar?shape=round                 | shape      | "shape" is crop-square, pad-square or keep, not "round".
            avatar?shape=keep&shape=keep       | shape      | "shape" is given 2 times; it is taken once.
            cover?anchor=north                 | anchor     | "anchor" tells where a square is cut, so it goes with shape=crop-square; the shape is keep.
            avatar?anchor=north&focus=0,0      | focus      | "focus" and "anchor" both tell where the square is cut; give one of them.
            avatar?focus=1.5,0                 | focus      | "focus" is x,y with fractions from 0 to 1, such as 0.3,0.7, not "1.5,0".
            avatar?crop=0,0,0,0                | crop       | "crop" is x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400, not "0,0,0,0".
            avatar?background=ffffff           | background | "background" is seen with shape=pad-square or format=jpeg only; the shape is crop-square, the format auto.
            avatar?sizes=4097                  | sizes      | "sizes" is a list of widths from 1 to 4096 and full, such as 1050,400,full, not "4097".
            avatar?enlarge                     | enlarge    | "enlarge" is true or false, not "".
            avatar?format=heic                 | format     | "format" is auto, as-submitted, jpeg or webp, not "heic".
            avatar?quality=0                   | quality    | "quality" is a whole number from 1 to 100, not "0".
            """)
    void isRefusedWithTheParameterAtFault(String call, String parameter, String detail) {
        Answer answer = upload(call, PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("malformed");
        assertThat(answer.text("field")).isEqualTo(parameter);
        assertThat(answer.text("detail")).isEqualTo(detail);
        assertThatNothingWasAccepted();
    }

    @Test
    void isRefusedIfItCropsOutsideOfTheUprightPicture() {
        Answer answer = upload("avatar?crop=240,0,80,80", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("crop-outside");
        assertThat(answer.text("detail"))
                .isEqualTo("The crop rectangle 240,0,80,80 lies outside of the picture, which is 240 x 320 pixels.");
        assertThat(answer.json().at("/crop/x").asInt()).isEqualTo(240);
        assertThat(answer.json().path("width").asInt()).isEqualTo(240);
        assertThat(answer.json().path("height").asInt()).isEqualTo(320);
        assertThatNothingWasAccepted();
    }

    @Test
    void isRefusedIfItsSizesHaveTooManyPixelsTogether() {
        Answer answer = upload("avatar?enlarge=true&sizes=4096,4095,4094,4093,4092,4091", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("renditions-too-large");
        assertThat(answer.text("detail"))
                .isEqualTo("The sizes asked for have 100.6 megapixels together; the limit is 100.0.");
        assertThat(answer.json().path("limit").asLong()).isEqualTo(100_000_000);
        assertThat(answer.json().path("found").asLong()).isEqualTo(100_540_471);
        assertThatNothingWasAccepted();
    }

    /** Of what was refused nothing is announced before what is accepted afterwards. */
    private void assertThatNothingWasAccepted() {
        Answer accepted = upload("avatar", PHOTOGRAPH);
        await().until(() -> !edge.pipeline.uploadsOf(user).isEmpty());
        assertThat(edge.pipeline.uploadsOf(user))
                .extracting(upload -> upload.uploadId().toString())
                .containsExactly(accepted.text("uploadId"));
    }

    private Answer upload(String call, byte[] picture) {
        return edge.send(
                edge.request("/v1/users/me/pictures/" + call, token).POST(BodyPublishers.ofByteArray(picture)));
    }
}
