package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The parser of the AsyncAPI Initiative finds nothing wrong with the document. Where there is no Node.js, or npm cannot fetch
 * the parser, this is skipped; the checks of {@link CatalogueTest} are made anyway.
 */
class CatalogueLintTest {

    private static final Path LINTER = Path.of("src/test/asyncapi").toAbsolutePath();
    private static final Path RESOURCES =
            Path.of("src/main/resources/dev/visage/contracts").toAbsolutePath();

    @TempDir
    Path folder;

    /**
     * What a command came to.
     *
     * @param status 0 if all was well; 127 if there is no such command
     */
    private record Run(int status, String output) {}

    @BeforeAll
    static void installsTheLinter() throws IOException, InterruptedException {
        assumeThat(run("node", "--version").status()).as("node --version").isZero();
        if (!Files.exists(LINTER.resolve("node_modules"))) {
            assumeThat(run(
                            "npm",
                            "install",
                            "--no-save",
                            "--ignore-scripts",
                            "--fetch-retries=1",
                            "--fetch-timeout=60000"))
                    .extracting(Run::status)
                    .as("npm install")
                    .isEqualTo(0);
        }
    }

    @Test
    void nothingIsWrongWithTheDocument() throws IOException, InterruptedException {
        assertThat(lint(RESOURCES.resolve(Catalogue.DOCUMENT.toString()))).isEqualTo(new Run(0, ""));
    }

    @Test
    void somethingIsWrongWithABrokenOne() throws IOException, InterruptedException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, """
                asyncapi: 3.1.0
                info:
                  title: Broken
                  version: 1.0.0
                operations:
                  tell:
                    action: publish
                """);

        Run run = lint(broken);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("operations/tell");
    }

    private static Run lint(Path document) throws IOException, InterruptedException {
        return run("node", "lint.mjs", document.toString());
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(LINTER.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notFound) {
            return new Run(127, notFound.toString());
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
