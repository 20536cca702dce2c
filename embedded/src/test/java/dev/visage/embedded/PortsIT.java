package dev.visage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.embedded.process.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsIT {

    @TempDir
    Path directory;

    @Test
    void areKept() {
        try (var home = DataDirectory.open(directory)) {
            var ports = Ports.in(home);
            assertThat(Ports.in(home)).isEqualTo(ports);
            assertThat(directory.resolve("ports.json")).content().contains("\"kafka\":" + ports.kafka());
        }
    }

    @Test
    void changeOnlyWhereOneIsTaken() throws IOException {
        try (var home = DataDirectory.open(directory)) {
            var before = Ports.in(home);
            try (var taken = new ServerSocket(before.s3(), 1, InetAddress.getLoopbackAddress())) {
                var after = Ports.in(home);
                assertThat(after.s3()).isNotEqualTo(taken.getLocalPort());
                assertThat(after)
                        .isEqualTo(new Ports(before.kafka(), before.kafkaController(), after.s3(), before.postgres()));
                assertThat(directory.resolve("ports.json")).content().contains("\"s3\":" + after.s3());
            }
        }
    }

    @Test
    void arePickedAnewWhenTheirFileIsBroken() throws IOException {
        try (var home = DataDirectory.open(directory)) {
            Files.writeString(directory.resolve("ports.json"), "{\"kafka\":");
            var ports = Ports.in(home);
            assertThat(Ports.in(home)).isEqualTo(ports);
        }
    }
}
