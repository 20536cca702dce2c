package dev.visage.bench.transform;

import dev.visage.bench.transform.engine.Engine;
import dev.visage.bench.transform.engine.Reply;
import dev.visage.bench.transform.engine.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Needs a certain time for each picture, and remembers what it was asked for. */
final class FakeEngine implements Engine {

    private final String name;
    private final Reply reply;
    private final List<String> asked;
    private final List<Integer> counts = new ArrayList<>();

    private FakeEngine(String name, Reply reply, List<String> asked) {
        this.name = name;
        this.reply = reply;
        this.asked = asked;
    }

    /** @param asked gets its name whenever it is asked */
    static FakeEngine taking(Duration each, String name, List<String> asked) {
        return new FakeEngine(name, new Reply.Measured(each, each, name), asked);
    }

    static FakeEngine replying(Reply reply, String name) {
        return new FakeEngine(name, reply, new ArrayList<>());
    }

    /** How many pictures it was to make, each time. */
    List<Integer> counts() {
        return counts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Request request) {
        asked.add(name);
        int count = ((Request.Measure) request).count();
        counts.add(count);
        return reply instanceof Reply.Measured each
                ? new Reply.Measured(each.cpu().multipliedBy(count), each.wall().multipliedBy(count), each.by())
                : reply;
    }

    @Override
    public void close() {}
}
