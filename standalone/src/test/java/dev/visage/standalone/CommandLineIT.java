package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: what it prints, and what it says of mistakes. */
class CommandLineIT {

    @TempDir
    Path directory;

    @Test
    void printsATokenAndNothingElse() throws Exception {
        Path data = SharedSystem.get().dataDirectory();

        Run run = Run.of(
                "token",
                "--user",
                "4711",
                "--scope",
                "update_profile admin",
                "--ttl",
                "90s",
                "--data",
                data.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("[A-Za-z0-9_.-]+\n");
        JWTClaimsSet claims = SignedJWT.parse(run.out().strip()).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("4711");
        assertThat(claims.getStringClaim("scope")).isEqualTo("update_profile admin");
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(90_000);
    }

    @Test
    void theTokenIsTakenByTheRunningSystem() {
        Path data = SharedSystem.get().dataDirectory();
        TestingClient client = TestingClient.of(data);
        client.provision(4712);
        String address = "/v1/users/me";

        String token = Run.of("token", "--user", "4712", "--data", data.toString())
                .out()
                .strip();

        assertThat(client.open(address, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(client.open(address).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "token --user ada",
                "token --user -1",
                "token --user 1 --ttl soon",
                "token --user 1 --ttl 0s",
                "token --user 1 --ttl -1h",
                "token --user 1 --ttl 99999999999999999d",
                "token --user 1 --nonsense",
                "transform",
                "transform pom.xml",
                "transform --out target/made",
                "transform no-such-file.jpg --out target/made",
                "transform src --out target/made",
                "transform pom.xml ../pom.xml --out target/made",
                "transform pom.xml --out pom.xml/made",
                "transform pom.xml --out target/made --engine turbo",
                "transform pom.xml --out target/made --recipe banner",
                "transform pom.xml --out target/made --recipe avatar?ankor=north",
                "transform pom.xml --out target/made --recipe avatar?quality=0",
                "transform pom.xml --out target/made --recipe avatar?quality=%",
                "transform pom.xml --out target/made --recipe pom.xml",
                "transform pom.xml --out target/made --recipe {}",
                "transform pom.xml --out target/made --recipe {",
                "up --port 65536",
                "up --port http",
                "up --workers 2",
                "up --workers 0",
                "up --workers -1 --processes",
                "up --workers 65 --processes"
            })
    void refusesOptionsThatMakeNoSenseInOneSentence(String arguments) {
        Run run = Run.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("visage: ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void showsItsCommandsWhereNoneWasChosen() {
        Run run = Run.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("A command is missing.", "up", "token", "demo");
    }

    @Test
    void saysThatThereIsNoSystemToMakeATokenFor() {
        Path nowhere = directory.resolve("nowhere");

        Run run = Run.of("token", "--user", "1", "--data", nowhere.toString());

        assertThat(run)
                .isEqualTo(new Run(
                        1,
                        "",
                        "visage: There is no system in " + nowhere
                                + ": start one with ./visage up, or name its --data.\n"));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void doesNotStartOnAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatUpSays(
                    "Port " + port + " is taken by another program: stop it, or choose another with --port.",
                    "--port",
                    port,
                    "--data",
                    directory.resolve("data").toString());
        }
    }

    @Test
    void doesNotStartWhereNothingCanBeWritten() throws IOException {
        Path inFile = Files.createFile(directory.resolve("file")).resolve("data");

        assertThatUpSays(
                "The data directory " + inFile + " cannot be written", "--port", "0", "--data", inFile.toString());
    }

    @Test
    void doesNotStartOnADirectoryThatIsInUse() {
        Path data = SharedSystem.get().dataDirectory();

        assertThatUpSays("The data directory " + data + " is in use", "--port", "0", "--data", data.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects", "kafka", "config", "logs", "run"})
    void nobodyElseMayEnterTheFoldersOfASystem(String folder) throws IOException {
        Path path = SharedSystem.get().dataDirectory().resolve(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    private static void assertThatUpSays(String sentence, String... options) {
        List<ProcessHandle> before = children();

        Run run = Run.of(Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("visage: " + sentence).hasLineCount(1);
        assertThat(children()).isSubsetOf(before);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }
}
