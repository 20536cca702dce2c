package dev.visage.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NORTH_WEST | 0,0,200,200   | 0,0,200,200
            NORTH      | 50,0,200,200  | 0,0,200,200
            NORTH_EAST | 101,0,200,200 | 0,0,200,200
            WEST       | 0,0,200,200   | 0,50,200,200
            CENTRE     | 50,0,200,200  | 0,50,200,200
            EAST       | 101,0,200,200 | 0,50,200,200
            SOUTH_WEST | 0,0,200,200   | 0,101,200,200
            SOUTH      | 50,0,200,200  | 0,101,200,200
            SOUTH_EAST | 101,0,200,200 | 0,101,200,200
            """)
    void aSquareIsCutAtItsAnchor(Anchor anchor, String ofLandscape, String ofPortrait) {
        Shape square = new Shape.CropSquare(anchor.focus(), null);

        assertThat(shown(square, 301, 200)).isEqualTo(ofLandscape);
        assertThat(shown(square, 200, 301)).isEqualTo(ofPortrait);
        assertThat(shown(square, 200, 200)).isEqualTo("0,0,200,200");
    }

    @ParameterizedTest
    @CsvSource({"301, 200", "200, 301", "7, 3", "3, 8", "1, 1", "1, 2"})
    void aSquareIsCutAroundTheCentreUnlessItSaysOtherwise(int width, int height) {
        assertThat(shown(new Shape.CropSquare(), width, height))
                .isEqualTo(shown(new Shape.CropSquare(Anchor.CENTRE.focus(), null), width, height));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0", "0.25, 0", "0.253, 1", "0.5, 100", "0.7, 180", "0.75, 200", "0.9, 200", "1, 200"})
    void aSquareHasItsFocalPointInTheMiddleAsFarAsItStaysWithinThePicture(double focus, int start) {
        assertThat(shown(new Shape.CropSquare(new Focus(focus, 0.9), null), 400, 200))
                .isEqualTo(start + ",0,200,200");
        assertThat(shown(new Shape.CropSquare(new Focus(0.1, focus), null), 200, 400))
                .isEqualTo("0," + start + ",200,200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10,20,100,100    | 10,20,100,100  | 10,20,100,100
            10,20,100,60     | 10,20,100,60   | 30,20,60,60
            -50,-50,150,150  | 0,0,100,100    | 0,0,100,100
            250,150,200,200  | 250,150,50,50  | 250,150,50,50
            -9,-9,9999,9999  | 0,0,300,200    | 50,0,200,200
            299,199,1,1      | 299,199,1,1    | 299,199,1,1
            300,0,10,10      | none           | none
            0,200,10,10      | none           | none
            -10,0,10,10      | none           | none
            2147483647,0,2147483647,1 | none  | none
            """)
    void aCropRectangleComesBeforeAllElse(String rectangle, String clipped, String square) {
        Crop crop = crop(rectangle);

        assertThat(shown(new Shape.Keep(crop), 300, 200)).isEqualTo(clipped);
        assertThat(shown(new Shape.PadSquare(Colour.WHITE, crop), 300, 200)).isEqualTo(clipped);
        assertThat(shown(new Shape.CropSquare(null, crop), 300, 200)).isEqualTo(square);
    }

    @Test
    void aSquareIsCutAtItsAnchorWithinTheCropRectangle() {
        assertThat(shown(new Shape.CropSquare(Anchor.EAST.focus(), crop("10,20,100,60")), 300, 200))
                .isEqualTo("50,20,60,60");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0", "0, 1.01", "NaN, 0", "0, NaN", "Infinity, 0"})
    void aFocalPointLiesWithinThePicture(double x, double y) {
        assertThatThrownBy(() -> new Focus(x, y)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 5"})
    void aCropRectangleHasPixels(int width, int height) {
        assertThatThrownBy(() -> new Crop(0, 0, width, height)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String shown(Shape shape, int width, int height) {
        return shape.shown(width, height).map(Crop::toString).orElse("none");
    }

    private static Crop crop(String text) {
        String[] parts = text.split(",");
        return new Crop(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
