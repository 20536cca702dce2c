package dev.visage.bench.transform.engine;

import java.nio.file.Path;

/** What an engine's process is asked for: a line, whose fields tabs part. */
public sealed interface Request {

    /**
     * To make a picture's renditions in memory again and again. The answer is {@link Reply.Measured}.
     *
     * @param threads how many do so at once
     * @param count how often, all threads together
     */
    record Measure(int threads, int count, Path picture) implements Request {
        @Override
        public String line() {
            return String.join("\t", "measure", String.valueOf(threads), String.valueOf(count), picture.toString());
        }
    }

    /** To write a picture's renditions, each as {@code WIDTH.jpg} or {@code WIDTH.png}. The answer is {@link Reply.Dumped}. */
    record Dump(Path directory, Path picture) implements Request {
        @Override
        public String line() {
            return String.join("\t", "dump", directory.toString(), picture.toString());
        }
    }

    String line();

    static Request parse(String line) {
        String[] fields = line.split("\t");
        if (fields[0].equals("measure") && fields.length == 4) {
            return new Measure(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), Path.of(fields[3]));
        }
        if (fields[0].equals("dump") && fields.length == 3) {
            return new Dump(Path.of(fields[1]), Path.of(fields[2]));
        }
        throw new IllegalArgumentException("No request: " + line);
    }
}
