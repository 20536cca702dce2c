package dev.visage.worker.picture;

import dev.visage.contracts.picture.EngineName;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import java.util.Optional;

/** Makes stills of pictures. Engines differ in speed, not in sizes, orientation, transparency or refusals. */
interface Engine {

    EngineName name();

    /** The version of the library that it decodes with. */
    String version();

    /** Frees what it holds, once no more pictures come. */
    default void close() {}

    /** Why it leaves a picture to the next engine, if it does; told by the header. */
    Optional<Detour> detour(Source source, Plan plan);

    /** How many pixels it holds decoded while it works on a picture that it takes. */
    long pixels(Source source, Plan plan);

    /**
     * Decodes once, then makes all stills of the plan.
     *
     * @throws UndecodableException if the picture cannot be decoded, or not in time
     * @throws EngineFailedException if the engine has failed and the next one is to try
     */
    Stills make(Source source, Plan plan, Deadline deadline) throws UndecodableException, EngineFailedException;
}
