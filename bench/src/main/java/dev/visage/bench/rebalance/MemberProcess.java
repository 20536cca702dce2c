package dev.visage.bench.rebalance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A running {@link Member}, whose deliveries are written down as they come. It ends with this process. */
final class MemberProcess {

    private final String name;
    private final Process process;

    private MemberProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static MemberProcess start(
            String name, Membership membership, String bootstrapServers, String topic, Deliveries deliveries)
            throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Member.class.getName(),
                        bootstrapServers,
                        topic,
                        membership.protocol(),
                        Long.toString(membership.session().toMillis()),
                        membership.named() ? name : ""))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        MemberProcess member = new MemberProcess(name, process);
        Thread reader = new Thread(() -> member.readInto(deliveries), "deliveries to " + name);
        reader.setDaemon(true);
        reader.start();
        return member;
    }

    private void readInto(Deliveries deliveries) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 2 && !parts[1].isEmpty()) {
                    deliveries.add(name, Integer.parseInt(parts[0]), Long.parseLong(parts[1]), System.nanoTime());
                }
            }
        } catch (IOException | NumberFormatException killed) {
            // in the middle of a line, perhaps
            return;
        }
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to leave the group and to end. */
    void leave() {
        try {
            process.getOutputStream().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }
}
