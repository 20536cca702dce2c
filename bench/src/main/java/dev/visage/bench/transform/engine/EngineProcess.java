package dev.visage.bench.transform.engine;

import dev.visage.bench.system.Usage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A contender's process. It ends with its standard input, so with this process too. */
public final class EngineProcess implements Engine {

    private static final long STOP_SECONDS = 10;

    private final String name;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader replies;

    private EngineProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.replies = process.inputReader(StandardCharsets.UTF_8);
    }

    static EngineProcess start(Contender contender) throws IOException {
        return new EngineProcess(
                contender.name(),
                new ProcessBuilder(contender.command())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    @Override
    public String name() {
        return name;
    }

    /** A process that has ended fails whatever it is asked for. */
    @Override
    public Reply ask(Request request) {
        try {
            requests.write(request.line());
            requests.newLine();
            requests.flush();
            String reply = replies.readLine();
            if (reply != null) {
                return Reply.parse(reply);
            }
        } catch (IOException gone) {
            // the same as the end of its replies
        }
        return new Reply.Failed("the process ended");
    }

    /** The most memory that it has had resident so far, in bytes; 0 once it has ended. */
    public long peakResident() {
        return Usage.peakResident(process.toHandle());
    }

    /** Ends it. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException gone) {
            // it has ended before
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
