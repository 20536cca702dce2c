package dev.visage.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {

    @TempDir
    Path directory;

    @Test
    void hasOneHolderAtATime() {
        var home = DataDirectory.open(directory);
        assertThatThrownBy(() -> DataDirectory.open(directory.resolve(".")))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(home.path() + " is in use by another launcher (process "
                        + ProcessHandle.current().pid() + ")");

        home.close();
        DataDirectory.open(directory).close();
    }

    @Test
    void refusesAPlaceThatCannotBeWritten() throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(file.resolve("data") + " cannot be written by user");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(file + " cannot be written by user");
    }

    @Test
    void stopsALeftoverOfAKilledLauncher() throws Exception {
        var leftover = sleepNaming(directory.toRealPath().toString());
        writePid("leftover", leftover.pid());

        DataDirectory.open(directory).close();

        assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("run/leftover.pid")).doesNotExist();
    }

    @Test
    void sparesAForeignProcessThatHasTheNumberOfAnOldOne() throws Exception {
        var foreign = sleepNaming(directory.toRealPath() + "-of-somebody-else");
        try {
            writePid("gone", foreign.pid());
            DataDirectory.open(directory).close();
            assertThat(foreign.isAlive()).isTrue();
            assertThat(directory.resolve("run/gone.pid")).doesNotExist();
        } finally {
            foreign.destroyForcibly().waitFor();
        }
    }

    private static Process sleepNaming(String argument) throws IOException {
        var process = new ProcessBuilder(List.of("sh", "-c", "echo up; read line", argument)).start();
        process.inputReader().readLine();
        return process;
    }

    private void writePid(String name, long pid) throws IOException {
        Files.createDirectories(directory.resolve("run"));
        Files.writeString(directory.resolve("run").resolve(name + ".pid"), pid + "\n");
    }
}
