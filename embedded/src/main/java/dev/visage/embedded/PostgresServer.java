package dev.visage.embedded;

import dev.visage.embedded.process.ChildSpec;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.Leftovers;
import dev.visage.embedded.process.OwnerOnlyFile;
import dev.visage.embedded.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL on loopback; it asks everybody for the password and makes no socket file. */
final class PostgresServer {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    /**
     * Becomes the given command, after starting a watcher that sends it SIGINT (for PostgreSQL a fast shutdown) when
     * standard input ends, that is when the launcher has ended. A shell in between keeps the watcher from being a child of
     * the command.
     */
    private static final String GUARDED = """
            exec 3<&0 </dev/null
            ( ( cat <&3; kill -INT $$ ) >/dev/null 2>&1 & )
            exec 3<&-
            exec "$@"
            """;

    private final DataDirectory home;
    private final EmbeddedSettings settings;
    private final PostgresAccount account;
    private final PostgresDatabases databases;
    private final Path folder;
    private final Path data;

    PostgresServer(
            DataDirectory home, EmbeddedSettings settings, PostgresDatabases databases, PostgresAccount account) {
        this.home = home;
        this.settings = settings;
        this.account = account;
        this.databases = databases;
        this.folder = home.folder("postgres");
        this.data = folder.resolve("data");
    }

    /** Starts the server; returns when the database is there. */
    SupervisedProcess start(ServerFiles files) {
        var binaries = PostgresBinaries.unpackedIn(folder, files);
        account.reach(home, folder);
        if (Files.exists(data)) {
            account.own(data);
            new Leftovers(home.path()).stop(data.resolve("postmaster.pid"));
        } else {
            initialise(binaries);
        }
        var command = new ArrayList<>(List.of("sh", "-c", GUARDED, "guarded", binaries.program("postgres")));
        command.addAll(options());
        var server = SupervisedProcess.start(
                home,
                ChildSpec.of("postgres", account.command(command))
                        .in(folder)
                        .readyWhen(databases::answer, READY_WITHIN));
        try {
            databases.createIfMissing(settings.database());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Into a folder of another name first: a folder named {@code data} is whole. */
    private void initialise(PostgresBinaries binaries) {
        try {
            var fresh = FreshFolder.create(folder, "initialising");
            var password = folder.resolve("initial-password");
            OwnerOnlyFile.write(password, databases.password());
            account.own(fresh);
            account.own(password);
            Command.run(
                    account.command(List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + fresh,
                            "--username=" + PostgresDatabases.OWNER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            settings.durable() ? "--sync-method=fsync" : "--no-sync")),
                    home.logs().resolve("postgres-initdb.log"));
            Files.delete(password);
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options() {
        var durable = settings.durable() ? "on" : "off";
        var options = new ArrayList<>(List.of("-D", data.toString()));
        List.of(
                        "port=" + databases.port(),
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=50",
                        "shared_buffers=" + settings.memory().postgresBuffers() + "MB",
                        "max_wal_size=256MB",
                        "fsync=" + durable,
                        "full_page_writes=" + durable,
                        "synchronous_commit=" + durable,
                        "timezone=UTC",
                        "log_timezone=UTC")
                .forEach(setting -> options.addAll(List.of("-c", setting)));
        return options;
    }
}
