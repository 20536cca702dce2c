package dev.visage.bench.transform.engine;

import dev.visage.bench.system.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * sharp (libvips for Node), written at its best in {@code peers/sharp}.
 *
 * @param contender none where it cannot be had
 * @param remark its versions, or why it cannot be had
 */
public record Peer(Optional<Contender> contender, String remark) {

    /** The contender's name. */
    public static final String NAME = "sharp";

    private static final Path HOME = Checkout.root().resolve("bench/peers/sharp");

    /**
     * The peer, with npm's help if it is not there yet in the version that its package file pins.
     *
     * @param options for its encoders, as JSON; its own defaults without
     */
    public static Peer install(@Nullable String options) throws InterruptedException {
        Optional<String> version = run("node", "peer.js", "--version");
        if (version.isEmpty()) {
            if (run("node", "--version").isEmpty()) {
                return new Peer(Optional.empty(), "no sharp: Node.js 20 or newer was not found");
            }
            if (run("npm", "ci", "--fetch-retries=1", "--fetch-timeout=60000").isEmpty()) {
                return new Peer(Optional.empty(), "no sharp: npm was not found, or could not fetch it");
            }
            version = run("node", "peer.js", "--version");
        }
        if (version.isEmpty()) {
            return new Peer(Optional.empty(), "no sharp: it was installed but does not run");
        }
        List<String> command =
                new ArrayList<>(List.of("node", HOME.resolve("peer.js").toString()));
        if (options != null) {
            command.add(options);
        }
        return new Peer(
                Optional.of(new Contender(NAME, command)),
                version.get() + (options == null ? "" : ", with " + options));
    }

    /** What a command prints, unless it fails; its complaints are not shown. */
    private static Optional<String> run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException notFound) {
            return Optional.empty();
        }
    }
}
