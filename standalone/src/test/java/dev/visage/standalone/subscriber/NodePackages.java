package dev.visage.standalone.subscriber;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packages that examples in Node need. */
final class NodePackages {

    private NodePackages() {}

    /** Whether Node is there, in a version that the packages of an example take, and these, for which npm is asked if they are not yet. */
    static boolean areThereFor(String example) throws InterruptedException {
        Path home = Program.home(example);
        return runs(home, "node", "--version")
                && (Files.isDirectory(home.resolve("node_modules"))
                        || runs(
                                home,
                                "npm",
                                "install",
                                "--no-save",
                                "--no-package-lock",
                                "--engine-strict",
                                "--fetch-retries=1"));
    }

    private static boolean runs(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
