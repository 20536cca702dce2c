package dev.visage.bench.transform.engine;

import dev.visage.bench.system.NodePackage;
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

    private static final NodePackage PACKAGE = new NodePackage(NAME);

    /**
     * The peer, with npm's help if it is not there yet in the version that its package file pins.
     *
     * @param options for its encoders, as JSON; its own defaults without
     */
    public static Peer install(@Nullable String options) throws InterruptedException {
        NodePackage.Installation installed = PACKAGE.install();
        if (!installed.runs()) {
            return new Peer(Optional.empty(), installed.remark());
        }
        List<String> command = new ArrayList<>(PACKAGE.command());
        if (options != null) {
            command.add(options);
        }
        return new Peer(
                Optional.of(new Contender(NAME, command)),
                installed.remark() + (options == null ? "" : ", with " + options));
    }
}
