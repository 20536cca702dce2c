package dev.visage.bench.pipeline;

import dev.visage.bench.transform.Input;
import dev.visage.bench.transform.Inputs;

/** How large the uploaded picture is. */
enum Size {
    SMALL("640x480", Inputs.SMALL_JPEG),
    MEDIUM("2mp", Inputs.MEDIUM_JPEG),
    LARGE("12mp", Inputs.LARGE_JPEG);

    private final String option;
    private final String picture;

    Size(String option, String picture) {
        this.option = option;
        this.picture = picture;
    }

    /** As it is chosen on the command line, and by Picocli printed. */
    @Override
    public String toString() {
        return option;
    }

    /** The picture of this size. */
    Input in(Inputs inputs) {
        return inputs.all().stream()
                .filter(input -> input.name().equals(picture))
                .findFirst()
                .orElseThrow();
    }
}
