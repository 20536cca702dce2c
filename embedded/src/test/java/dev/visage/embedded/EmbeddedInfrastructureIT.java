package dev.visage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.visage.embedded.process.InfrastructureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfrastructureIT {

    @TempDir
    Path directory;

    @Test
    void keepsAllDataOverTheDeathOfItsChildrenAndOverARestart() throws Exception {
        Traces first;
        try (var infrastructure = EmbeddedInfrastructure.start(Traces.settings(directory))) {
            first = Traces.in(infrastructure);
            first.leave("before");
            for (var process : infrastructure.processes()) {
                long killed = process.pid();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(20)).until(() -> process.pid() != killed);
            }
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                first.leave("after");
                first.assertLeft("after");
            });
            first.assertLeft("before");
            assertThat(pidFiles()).containsExactlyInAnyOrderElementsOf(pids(infrastructure));
        }
        assertThat(pidFiles()).isEmpty();

        try (var infrastructure = EmbeddedInfrastructure.start(Traces.settings(directory))) {
            var second = Traces.in(infrastructure);
            assertThat(second).isEqualTo(first);
            second.assertLeft("before");
            second.assertLeft("after");
            assertThat(Files.getPosixFilePermissions(directory.resolve("credentials.json")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void leavesNoProcessBehindAKilledLauncherAndStartsAgainWithAllData() throws Exception {
        var launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        directory.toString(),
                        "kept")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> children;
        try {
            children = childrenOnceReady(launcher);
            assertThatThrownBy(() -> EmbeddedInfrastructure.start(Traces.settings(directory)))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessageContaining(directory.toRealPath() + " is in use by another launcher")
                    .hasMessageContaining("process " + launcher.pid());
        } finally {
            launcher.destroyForcibly().waitFor();
        }

        try (var infrastructure = EmbeddedInfrastructure.start(Traces.settings(directory))) {
            assertThat(children).hasSize(3).noneMatch(EmbeddedInfrastructureIT::isAlive);
            Traces.in(infrastructure).assertLeft("kept");
        }
    }

    private static List<Long> childrenOnceReady(Process launcher) throws IOException {
        var children = new ArrayList<Long>();
        try (BufferedReader output = launcher.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("READY")) {
                    return children;
                }
                children.add(Long.valueOf(line.substring(line.indexOf(' ') + 1)));
            }
        }
        throw new AssertionError("The launcher ended before it was ready");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .isPresent();
    }

    private static List<Long> pids(EmbeddedInfrastructure infrastructure) {
        return infrastructure.processes().stream().map(process -> process.pid()).toList();
    }

    private List<Long> pidFiles() throws IOException {
        var pids = new ArrayList<Long>();
        try (var files = Files.newDirectoryStream(directory.resolve("run"), "*.pid")) {
            for (var file : files) {
                pids.add(Long.valueOf(Files.readString(file).strip()));
            }
        }
        return pids;
    }
}
