package dev.visage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresAccountIT {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    @TempDir
    Path directory;

    @Test
    void isOurOwnUnlessWeAreRoot() {
        assertThat(PostgresAccount.detect() == PostgresAccount.SAME).isEqualTo(!ROOT);
    }

    @Test
    void takesOverTheDataOfAnotherAccount() throws SQLException {
        assumeTrue(ROOT, "only root has a choice of accounts");
        assumeTrue(works(PostgresAccount.UNMAPPED_ROOT) && works(PostgresAccount.NOBODY), "both are needed");
        try (var home = DataDirectory.open(directory)) {
            var settings = EmbeddedSettings.in(directory).withDatabase("accounts");
            var databases = new PostgresDatabases(Ports.in(home).postgres(), "secret");
            for (var account : List.of(PostgresAccount.NOBODY, PostgresAccount.UNMAPPED_ROOT, PostgresAccount.NOBODY)) {
                var server = new PostgresServer(home, settings, databases, account);
                try (var running = server.start(ServerFiles.find())) {
                    var endpoint = databases.endpoint("accounts");
                    try (var connection = DriverManager.getConnection(
                                    endpoint.jdbcUrl(), endpoint.user(), endpoint.password());
                            var statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE IF NOT EXISTS runs (account text)");
                        statement.execute("INSERT INTO runs VALUES ('" + account + "')");
                        assertThat(statement.executeUpdate("UPDATE runs SET account = account"))
                                .isPositive();
                    }
                    assertThat(running.name()).isEqualTo("postgres");
                }
            }
        }
    }

    @Test
    void saysThatNobodyCannotReachAPrivateFolder() throws Exception {
        assumeTrue(ROOT && works(PostgresAccount.NOBODY), "only root can become nobody");
        var inside = Files.createDirectories(directory.resolve("private/data"));
        Files.setPosixFilePermissions(directory.resolve("private"), PosixFilePermissions.fromString("rwx------"));
        try (var home = DataDirectory.open(inside)) {
            assertThatThrownBy(() -> PostgresAccount.NOBODY.reach(home, home.folder("postgres")))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessageContaining("cannot reach " + home.path());
        }
    }

    private static boolean works(PostgresAccount account) {
        return Command.succeeds(account.command(List.of("true")));
    }
}
