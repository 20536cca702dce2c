package dev.visage.bench.transform.engine;

import java.time.Duration;

/** What an engine's process answers: a line, whose fields tabs part. */
public sealed interface Reply {

    /**
     * All were made.
     *
     * @param cpu the time that all threads of the process were on processors meanwhile, user and system
     * @param wall the time it took
     * @param by what really made them
     */
    record Measured(Duration cpu, Duration wall, String by) implements Reply {

        /** The engine that was asked and, if another one made them, that. */
        public String engine(String asked) {
            return by.equals(asked) ? asked : asked + ": " + by;
        }

        @Override
        public String line() {
            return String.join("\t", "measured", String.valueOf(cpu.toNanos()), String.valueOf(wall.toNanos()), by);
        }
    }

    /** The renditions are written. */
    record Dumped() implements Reply {
        @Override
        public String line() {
            return "dumped";
        }
    }

    /** Nothing was made, or not all. */
    record Failed(String why) implements Reply {
        @Override
        public String line() {
            return "failed\t" + why.replaceAll("\\s+", " ");
        }
    }

    String line();

    static Reply parse(String line) {
        String[] fields = line.split("\t");
        if (fields[0].equals("measured") && fields.length == 4) {
            return new Measured(
                    Duration.ofNanos(Long.parseLong(fields[1])),
                    Duration.ofNanos(Long.parseLong(fields[2])),
                    fields[3]);
        }
        if (line.equals("dumped")) {
            return new Dumped();
        }
        return new Failed(fields[0].equals("failed") && fields.length == 2 ? fields[1] : "no reply: " + line);
    }
}
