package dev.visage.bench.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A peer that runs on Node, in a folder of {@code peers}: its {@code peer.js --version} fails unless all it needs is there. */
public record NodePackage(String name) {

    private static final String MAIN = "peer.js";

    /**
     * What came of installing.
     *
     * @param remark its versions, or why it cannot be had
     */
    public record Installation(boolean runs, String remark) {}

    /** Where it is. */
    public Path home() {
        return Checkout.root().resolve("bench/peers").resolve(name);
    }

    /** Starts it. */
    public List<String> command() {
        return List.of("node", home().resolve(MAIN).toString());
    }

    /** Sees to it that it is there in the versions that its package file pins, with npm's help if it is not yet. */
    public Installation install() throws InterruptedException {
        Optional<String> version = run("node", MAIN, "--version");
        if (version.isEmpty()) {
            if (run("node", "--version").isEmpty()) {
                return failed("Node.js 20 or newer was not found");
            }
            if (run("npm", "install", "--no-save", "--fetch-retries=1", "--fetch-timeout=60000")
                    .isEmpty()) {
                return failed("npm was not found, or could not fetch it");
            }
            version = run("node", MAIN, "--version");
        }
        return version.map(versions -> new Installation(true, versions))
                .orElseGet(() -> failed("it was installed but does not run"));
    }

    private Installation failed(String why) {
        return new Installation(false, "no " + name + ": " + why);
    }

    /** What a command prints, unless it fails; its complaints are not shown. */
    private Optional<String> run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(home().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException notFound) {
            return Optional.empty();
        }
    }
}
