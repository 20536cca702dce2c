package dev.visage.bench.transform;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.system.Usage;
import dev.visage.bench.transform.engine.Contender;
import dev.visage.bench.transform.engine.EngineProcess;
import dev.visage.bench.transform.engine.Reply;
import dev.visage.bench.transform.engine.Request;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The most memory that engines take for the largest pictures, two at a time. */
final class Peaks {

    private static final int AT_ONCE = 2;

    private Peaks() {}

    /**
     * A line for each picture and engine, each measured in a process of its own.
     *
     * @param pictures how often each is made
     */
    static MarkdownTable measure(List<Contender> contenders, List<Input> inputs, int pictures) throws IOException {
        MarkdownTable table = new MarkdownTable(List.of("picture", "engine", "made", "per second", "peak resident MB"));
        for (Input input : inputs) {
            for (Contender contender : contenders) {
                try (EngineProcess engine = contender.start()) {
                    table.row(cells(engine, input, pictures));
                }
            }
        }
        return table;
    }

    private static List<String> cells(EngineProcess engine, Input input, int pictures) {
        Reply reply = engine.ask(new Request.Measure(AT_ONCE, pictures, input.file()));
        String peak = Usage.megabytes(engine.peakResident());
        if (reply instanceof Reply.Measured measured) {
            String rate = String.format(Locale.ROOT, "%.1f", new Sample(pictures, measured).perSecond());
            return List.of(input.name(), measured.engine(engine.name()), "all " + pictures, rate, peak);
        }
        String why = reply instanceof Reply.Failed failed ? failed.why() : reply.line();
        return List.of(input.name(), engine.name(), "not all: " + why, "-", peak);
    }
}
