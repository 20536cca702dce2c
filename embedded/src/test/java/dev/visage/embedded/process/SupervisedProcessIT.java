package dev.visage.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessIT {

    @TempDir
    Path directory;

    private DataDirectory home;

    @BeforeEach
    void open() {
        home = DataDirectory.open(directory);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void runsAMainClassAgainWhenItsProcessDies() throws IOException {
        var spec = ChildSpec.of("echo", echo("hello", "world"))
                .withEnvironment(Map.of("ECHO", "again"))
                .readyWhen(() -> logged().contains("hello world again"), Duration.ofSeconds(20));
        try (var process = SupervisedProcess.start(home, spec)) {
            long first = process.pid();
            assertThat(pidFile()).hasContent(String.valueOf(first));

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20)).until(() -> process.pid() != first);
            assertThat(pidFile()).hasContent(String.valueOf(process.pid()));
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            logged().lines().filter("hello world again"::equals).count() == 2);
        }
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void saysWhatAProcessPrintedThatDoesNotStart() {
        var spec = ChildSpec.of("echo", echo("fail")).readyWhen(() -> false, Duration.ofSeconds(20));
        assertThatThrownBy(() -> SupervisedProcess.start(home, spec))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("echo could not be started: it ended with exit code 1")
                .hasMessageContaining(home.logs().resolve("echo.log").toString())
                .hasMessageContaining("IllegalStateException: as told");
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void endsAProcessThatIsNotReadyInTime() throws IOException {
        var spec = ChildSpec.of("echo", List.of("sh", "-c", "echo $$; read line"))
                .readyWhen(() -> false, Duration.ofMillis(300));
        assertThatThrownBy(() -> SupervisedProcess.start(home, spec))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("echo was not ready after");
        assertThat(ProcessHandle.of(Long.parseLong(logged().strip())).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void saysThatAProgramIsMissing() {
        var spec = ChildSpec.of("echo", List.of("no-such-program")).in(home.path());
        assertThatThrownBy(() -> SupervisedProcess.start(home, spec))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void killsAProcessThatDoesNotStop() throws IOException {
        var deaf = ChildSpec.of("echo", List.of("sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"))
                .withStopGrace(Duration.ofMillis(300))
                .readyWhen(() -> logged().contains("up"), Duration.ofSeconds(20));
        var process = SupervisedProcess.start(home, deaf);
        var handle = ProcessHandle.of(process.pid()).orElseThrow();

        process.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> !handle.isAlive());
    }

    private List<String> echo(String... arguments) {
        return new JavaCommand(
                        Echo.class.getName(),
                        System.getProperty("java.class.path"),
                        List.of("-Xmx32m", "-XX:+UseSerialGC"),
                        List.of(arguments))
                .line(home);
    }

    private Path pidFile() {
        return home.run().resolve("echo.pid");
    }

    private String logged() {
        try {
            return Files.readString(home.logs().resolve("echo.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
