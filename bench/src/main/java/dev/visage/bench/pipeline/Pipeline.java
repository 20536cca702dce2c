package dev.visage.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What takes uploads in and answers once they are processed. */
interface Pipeline {

    /** As it is printed. */
    String name();

    /** Where it takes uploads. */
    URI url();

    /** A request that uploads a JPEG as the picture of a user, as {@link KeptConnection#send} takes it. */
    String request(int user);

    /** What each of its processes has taken so far, by what it is called; the servers that both pipelines use included. */
    Map<String, Duration> cpu() throws IOException;
}
