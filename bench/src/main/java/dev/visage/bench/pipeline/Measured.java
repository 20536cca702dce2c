package dev.visage.bench.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline with pictures of one size.
 *
 * @param together its turns with several clients
 * @param alone its turns with one
 */
record Measured(Size size, Pipeline pipeline, List<Turn> together, List<Turn> alone) {

    Measured(Size size, Pipeline pipeline) {
        this(size, pipeline, new ArrayList<>(), new ArrayList<>());
    }
}
