package dev.visage.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.PictureKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeParametersTest {

    @ParameterizedTest
    @EnumSource
    void isAsUsualForItsKindWithoutParameters(PictureKind kind) throws RecipeParameterException {
        assertThat(RecipeParameters.read(kind.recipe(), Map.of())).isEqualTo(kind.recipe());
        assertThat(RecipeParameters.read(kind.recipe(), Map.of("wait", List.of("20"))))
                .isEqualTo(kind.recipe());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avatar | shape=keep                                 | {"type":"keep"}
            avatar | shape=pad-square                           | {"type":"pad-square","colour":"#ffffff"}
            avatar | shape=pad-square&background=A0b1C2         | {"type":"pad-square","colour":"#a0b1c2"}
            avatar | shape=pad-square&background=#000000        | {"type":"pad-square","colour":"#000000"}
            cover  | shape=crop-square                          | {"type":"crop-square"}
            avatar | anchor=north-west                          | {"type":"crop-square","focus":{"x":0.0,"y":0.0}}
            avatar | anchor=south                               | {"type":"crop-square","focus":{"x":0.5,"y":1.0}}
            avatar | anchor=centre                              | {"type":"crop-square","focus":{"x":0.5,"y":0.5}}
            cover  | anchor=center&shape=crop-square            | {"type":"crop-square","focus":{"x":0.5,"y":0.5}}
            avatar | focus=0.3,0.7                              | {"type":"crop-square","focus":{"x":0.3,"y":0.7}}
            avatar | focus=.25,1.0                              | {"type":"crop-square","focus":{"x":0.25,"y":1.0}}
            avatar | focus=0.30000000000000004,1                | {"type":"crop-square","focus":{"x":0.30000000000000004,"y":1.0}}
            avatar | crop=10,-20,300,0200                       | {"type":"crop-square","crop":{"x":10,"y":-20,"width":300,"height":200}}
            cover  | crop=1,2,3,4                               | {"type":"keep","crop":{"x":1,"y":2,"width":3,"height":4}}
            cover  | crop=1,2,3,4&shape=pad-square              | {"type":"pad-square","colour":"#ffffff","crop":{"x":1,"y":2,"width":3,"height":4}}
            avatar | crop=1,2,3,4&anchor=east                   | {"type":"crop-square","focus":{"x":1.0,"y":0.5},"crop":{"x":1,"y":2,"width":3,"height":4}}
            """)
    void tellTheShape(String kind, String query, String shape) throws RecipeParameterException {
        Recipe recipe = read(kind, query);

        assertThat(EventJson.mapper().writeValueAsString(recipe.shape())).isEqualTo(shape);
        assertThat(recipe).isEqualTo(usual(kind).shaped(recipe.shape()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format=auto                       | {"type":"auto","quality":85}
            quality=1                         | {"type":"auto","quality":1}
            format=as-submitted&quality=100   | {"type":"as-submitted","quality":100}
            format=jpeg                       | {"type":"jpeg","quality":85,"background":"#ffffff"}
            format=jpeg&background=102030     | {"type":"jpeg","quality":85,"background":"#102030"}
            format=webp&quality=70            | {"type":"webp","quality":70}
            """)
    void tellTheFormat(String query, String output) throws RecipeParameterException {
        Recipe recipe = read("avatar", query);

        assertThat(EventJson.mapper().writeValueAsString(recipe.output())).isEqualTo(output);
        assertThat(recipe).isEqualTo(Recipe.avatar().written(recipe.output()));
    }

    @Test
    void tellTheSizesInAnyOrder() throws RecipeParameterException {
        Recipe recipe = read("cover", "sizes=96,4096,full,400");

        assertThat(recipe.targets())
                .containsExactly(Target.full(), Target.wide(4096), Target.wide(400), Target.wide(96));
        assertThat(recipe.shape()).isEqualTo(Recipe.cover().shape());
        assertThat(read("avatar", "sizes=" + numbers(20)).targets()).hasSize(20);
        assertThat(read("avatar", "sizes=full").targets()).containsExactly(Target.full());
    }

    @Test
    void tellWhetherSmallPicturesAreEnlarged() throws RecipeParameterException {
        assertThat(read("avatar", "enlarge=true")).isEqualTo(Recipe.avatar().enlarging());
        assertThat(read("avatar", "enlarge=false")).isEqualTo(Recipe.avatar());
    }

    @Test
    void paintPaddingAndTransparentPlacesAlike() throws RecipeParameterException {
        Colour black = new Colour(0);

        assertThat(read("avatar", "shape=pad-square&format=jpeg&background=000000"))
                .isEqualTo(Recipe.avatar()
                        .shaped(new Shape.PadSquare(black))
                        .written(new OutputPolicy.Jpeg(Recipe.QUALITY, black)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shape=round                  | shape      | "shape" is crop-square, pad-square or keep, not "round".
            shape=                       | shape      | "shape" is crop-square, pad-square or keep, not "".
            shape=keep&shape=keep        | shape      | "shape" is given 2 times; it is taken once.
            anchor=top                   | anchor     | "anchor" is north-west, north, north-east, west, centre, east, south-west, south or south-east, not "top".
            anchor=north&focus=0,0       | focus      | "focus" and "anchor" both tell where the square is cut; give one of them.
            anchor=north&shape=keep      | anchor     | "anchor" tells where a square is cut, so it goes with shape=crop-square; the shape is keep.
            focus=0,0&shape=pad-square   | focus      | "focus" tells where a square is cut, so it goes with shape=crop-square; the shape is pad-square.
            focus=0.5                    | focus      | "focus" is x,y with fractions from 0 to 1, such as 0.3,0.7, not "0.5".
            focus=0.5,1.1                | focus      | "focus" is x,y with fractions from 0 to 1, such as 0.3,0.7, not "0.5,1.1".
            focus=NaN,0                  | focus      | "focus" is x,y with fractions from 0 to 1, such as 0.3,0.7, not "NaN,0".
            crop=1,2,3                   | crop       | "crop" is x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400, not "1,2,3".
            crop=1,2,0,4                 | crop       | "crop" is x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400, not "1,2,0,4".
            crop=1,2,3.5,4               | crop       | "crop" is x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400, not "1,2,3.5,4".
            crop=1,2,99999999,4          | crop       | "crop" is x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400, not "1,2,99999999,4".
            shape=pad-square&background=red | background | "background" is a colour as six hexadecimal digits, such as ffffff, not "red".
            background=ffffff            | background | "background" is seen with shape=pad-square or format=jpeg only; the shape is crop-square, the format auto.
            sizes=                       | sizes      | "sizes" is a list of widths from 1 to 4096 and full, such as 1050,400,full, not "".
            sizes=0                      | sizes      | "sizes" is a list of widths from 1 to 4096 and full, such as 1050,400,full, not "0".
            sizes=100,4097               | sizes      | "sizes" is a list of widths from 1 to 4096 and full, such as 1050,400,full, not "4097".
            sizes=100,all                | sizes      | "sizes" is a list of widths from 1 to 4096 and full, such as 1050,400,full, not "all".
            sizes=100,400,100            | sizes      | "sizes" is a list without duplicates, not "100,400,100".
            enlarge=yes                  | enlarge    | "enlarge" is true or false, not "yes".
            format=png                   | format     | "format" is auto, as-submitted, jpeg or webp, not "png".
            quality=0                    | quality    | "quality" is a whole number from 1 to 100, not "0".
            quality=101                  | quality    | "quality" is a whole number from 1 to 100, not "101".
            quality=8_5                  | quality    | "quality" is a whole number from 1 to 100, not "8_5".
            """)
    void areRefusedWithTheirNameWhatIsAllowedAndWhatWasFound(String query, String parameter, String sentence) {
        assertRefused(query, parameter, sentence);
    }

    @Test
    void namesAtMostTwentySizes() {
        assertRefused("sizes=" + numbers(21), "sizes", "\"sizes\" has at most 20 sizes, not 21.");
    }

    @Test
    void echoesNoMoreThanTheBeginningOfALongValue() {
        assertRefused(
                "enlarge=" + "y".repeat(5000),
                "enlarge",
                "\"enlarge\" is true or false, not \"" + "y".repeat(60) + "...\".");
    }

    @Test
    void takesAParameterWithoutAValueForAnEmptyOne() {
        assertThatThrownBy(() -> RecipeParameters.read(
                        Recipe.avatar(), Map.of("enlarge", new ArrayList<>(Arrays.asList((String) null)))))
                .hasMessage("\"enlarge\" is true or false, not \"\".");
    }

    private static void assertRefused(String query, String parameter, String sentence) {
        assertThatThrownBy(() -> read("avatar", query))
                .isInstanceOfSatisfying(RecipeParameterException.class, refusal -> {
                    assertThat(refusal.sentence()).isEqualTo(sentence);
                    assertThat(refusal.parameter()).isEqualTo(parameter);
                });
    }

    private static String numbers(int count) {
        return String.join(
                ",", IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }

    private static Recipe usual(String kind) {
        return PictureKind.named(kind).orElseThrow().recipe();
    }

    private static Recipe read(String kind, String query) throws RecipeParameterException {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return RecipeParameters.read(usual(kind), parameters);
    }
}
