package dev.visage.embedded;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.SupervisedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running Kafka, S3 server and PostgreSQL on loopback. They are restarted when they die, and end with this process. */
public final class EmbeddedInfrastructure implements AutoCloseable {

    private final DataDirectory home;
    private final Ports ports;
    private final S3Endpoint s3;
    private final PostgresEndpoint postgres;
    private final List<SupervisedProcess> processes;

    private EmbeddedInfrastructure(
            DataDirectory home,
            Ports ports,
            S3Endpoint s3,
            PostgresEndpoint postgres,
            List<SupervisedProcess> processes) {
        this.home = home;
        this.ports = ports;
        this.s3 = s3;
        this.postgres = postgres;
        this.processes = processes;
    }

    /**
     * Starts the servers side by side; returns when all are ready and topics, buckets and database are there.
     *
     * @throws InfrastructureException if the data directory cannot be had, or a server does not start; nothing runs then
     */
    public static EmbeddedInfrastructure start(EmbeddedSettings settings) {
        return start(DataDirectory.open(settings.dataDirectory()), settings);
    }

    /**
     * The same on a data directory that is open already, and is closed with the servers.
     *
     * @throws InfrastructureException if a server does not start; nothing runs then, and the directory is free
     */
    public static EmbeddedInfrastructure start(DataDirectory home, EmbeddedSettings settings) {
        try {
            var files = ServerFiles.find();
            var ports = Ports.in(home);
            var credentials = Credentials.in(home);
            var databases = new PostgresDatabases(ports.postgres(), credentials.postgresPassword());
            var account = PostgresAccount.detect();
            var processes = startAll(List.of(
                    () -> KafkaBroker.start(home, settings, files, ports),
                    () -> S3Server.start(home, settings, files, ports, credentials),
                    () -> new PostgresServer(home, settings, databases, account).start(files)));
            return new EmbeddedInfrastructure(
                    home,
                    ports,
                    new S3Endpoint(S3Server.uri(ports), credentials.s3AccessKey(), credentials.s3SecretKey()),
                    databases.endpoint(settings.database()),
                    processes);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static List<SupervisedProcess> startAll(List<Supplier<SupervisedProcess>> servers) {
        var threads = Executors.newFixedThreadPool(servers.size());
        var starts = servers.stream()
                .map(server -> CompletableFuture.supplyAsync(server, threads))
                .toList();
        threads.shutdown();
        awaitOrInterrupt(starts, threads);
        var started = new ArrayList<SupervisedProcess>();
        var failures = new ArrayList<Throwable>();
        for (var start : starts) {
            try {
                started.add(start.join());
            } catch (CompletionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) {
            stopAll(started);
            throw failure(failures.get(0));
        }
        return started;
    }

    /** Returns when each of the starts has come to an end; an interruption of this thread is one of theirs. */
    private static void awaitOrInterrupt(List<CompletableFuture<SupervisedProcess>> starts, ExecutorService threads) {
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).get();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Each start tells of its own failure.
        }
    }

    private static InfrastructureException failure(@Nullable Throwable cause) {
        return cause instanceof InfrastructureException known
                ? known
                : new InfrastructureException("The infrastructure could not be started: " + cause, cause);
    }

    private static void stopAll(List<SupervisedProcess> processes) {
        var stops = processes.stream()
                .map(process -> CompletableFuture.runAsync(process::close))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stops).join();
    }

    public String kafkaBootstrapServers() {
        return KafkaBroker.bootstrapServers(ports);
    }

    public S3Endpoint s3() {
        return s3;
    }

    public PostgresEndpoint postgres() {
        return postgres;
    }

    /** Where other processes of this launcher keep their pid files and logs. */
    public DataDirectory dataDirectory() {
        return home;
    }

    /** The servers, named {@code kafka}, {@code s3proxy} and {@code postgres}. */
    public List<SupervisedProcess> processes() {
        return processes;
    }

    /** Creates a bucket if it is missing. */
    public void createBucket(String name) {
        S3Server.createBucket(home, name);
    }

    /** Stops the servers side by side, and gives the data directory free. */
    @Override
    public void close() {
        try {
            stopAll(processes);
        } finally {
            home.close();
        }
    }
}
