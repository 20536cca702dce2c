package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration, as people run it. */
class DemoIT {

    @TempDir
    Path directory;

    @Test
    void carriesEveryPictureThrough() throws Exception {
        Path json = directory.resolve("demo.json");
        StringWriter out = new StringWriter();

        int exitCode = Visage.commandLine()
                .setOut(new PrintWriter(out))
                .execute(
                        "demo",
                        "--json",
                        json.toString(),
                        "--data",
                        directory.resolve("data").toString());

        assertThat(exitCode).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("user", "client", "picture", "result", "renditions", "notification", "event", "ms")
                .contains("ada", "fatma", "refused: too-many-pixels", "All of it was right.")
                .doesNotContain("WRONG");
        JsonNode result = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("uploads")).hasSize(10);
        assertThat(result.path("uploads").valueStream().limit(9)).allSatisfy(DemoIT::assertThatItWasApplied);
        assertThatItWasRefused(result.path("uploads").path(9));
    }

    @Test
    void refusesADirectoryThatIsInUseByOthers() throws Exception {
        Files.writeString(directory.resolve("file"), "of somebody else");
        StringWriter err = new StringWriter();

        CommandLine line =
                Visage.commandLine().setErr(new PrintWriter(err)).setOut(new PrintWriter(new StringWriter()));

        assertThat(line.execute("demo", "--data", directory.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("visage: " + directory + " is not empty")
                .hasLineCount(1);
        assertThat(directory).isDirectoryContaining("glob:**/file");
    }

    @Test
    void saysAtOnceThatTheResultCannotBeWritten() throws Exception {
        Path inFile = Files.writeString(directory.resolve("file"), "").resolve("demo.json");
        StringWriter err = new StringWriter();

        CommandLine line = Visage.commandLine().setErr(new PrintWriter(err));

        assertThat(line.execute("demo", "--json", inFile.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("visage: " + inFile + " cannot be written")
                .hasLineCount(1);
    }

    private static void assertThatItWasApplied(JsonNode upload) {
        assertThat(upload.path("client").asString("")).isNotEmpty();
        assertThat(upload.path("userId").asLong()).isPositive();
        assertThat(upload.path("uploadId").asString("")).isNotEmpty();
        assertThat(upload.path("status").asString("")).isEqualTo("applied");
        assertThat(upload.path("reason").isNull()).isTrue();
        assertThat(upload.path("renditions")).isNotEmpty().allSatisfy(rendition -> {
            assertThat(rendition.path("width").asInt())
                    .isPositive()
                    .isEqualTo(rendition.path("height").asInt());
            assertThat(rendition.path("bytes").asInt()).isPositive();
            assertThat(rendition.path("url").asString("")).startsWith("http://127.0.0.1:");
        });
        assertThat(upload.path("notification").asString("")).isNotEmpty();
        assertThat(upload.path("profileVersion").asInt()).isEqualTo(2);
        assertThat(upload.path("event").path("id").asString("")).isNotEmpty();
        assertThat(upload.path("event").path("type").asString("")).isEqualTo("dev.visage.profile.changed.v1");
        assertThat(upload.path("event").path("topic").asString("")).isEqualTo("visage.profile.changes");
        assertThat(upload.path("event").path("offset").isIntegralNumber()).isTrue();
        assertThat(upload.path("millis").isIntegralNumber()).isTrue();
    }

    private static void assertThatItWasRefused(JsonNode upload) {
        assertThat(upload.path("status").asString("")).isEqualTo("refused");
        assertThat(upload.path("reason").asString("")).isEqualTo("too-many-pixels");
        assertThat(upload.path("uploadId").isNull()).isTrue();
        assertThat(upload.path("renditions").isArray()).isTrue();
        assertThat(upload.path("event").isNull()).isTrue();
    }
}
