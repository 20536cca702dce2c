package dev.visage.standalone.launch;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.EmbeddedSettings;
import dev.visage.embedded.TopicSpec;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A whole Visage on this machine: Kafka, S3 and PostgreSQL as child processes, and the services. */
public final class VisageSystem implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final EmbeddedInfrastructure infrastructure;
    private final Services services;
    private final TokenKeys keys;
    private final RunningSystem running;

    private VisageSystem(
            EmbeddedInfrastructure infrastructure, Services services, TokenKeys keys, RunningSystem running) {
        this.infrastructure = infrastructure;
        this.services = services;
        this.keys = keys;
        this.running = running;
    }

    /**
     * Starts everything; returns when it takes requests.
     *
     * @throws InfrastructureException with a sentence for the user, if it cannot be started; nothing runs then
     */
    public static VisageSystem start(LaunchSettings settings) {
        LaunchPorts ports = new LaunchPorts();
        int port = ports.open(settings.port());
        DataDirectory home = DataDirectory.open(settings.dataDirectory());
        LogOutput.to(home.logs().resolve("visage.log"));
        EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.start(
                home,
                EmbeddedSettings.in(settings.dataDirectory())
                        .withTopics(topics())
                        .withBuckets("visage")
                        .withDatabase("visage"));
        Services services = services(settings, infrastructure);
        try {
            TokenKeys keys = TokenKeys.in(infrastructure.dataDirectory().path());
            List<URI> urls = startServices(settings, infrastructure, services, keys, ports, port);
            RunningSystem running = new RunningSystem(urls, infrastructure.kafkaBootstrapServers());
            running.writeTo(infrastructure.dataDirectory().path());
            services.started();
            return new VisageSystem(infrastructure, services, keys, running);
        } catch (IOException | RuntimeException failure) {
            stop(services, infrastructure);
            throw failure instanceof InfrastructureException known
                    ? known
                    : new InfrastructureException(
                            "A service could not be started; the log in "
                                    + infrastructure.dataDirectory().logs() + " says why.",
                            failure);
        }
    }

    private static Services services(LaunchSettings settings, EmbeddedInfrastructure infrastructure) {
        return settings.form() == LaunchSettings.Form.PROCESSES
                ? new ProcessServices(infrastructure.dataDirectory())
                : new ContextServices(infrastructure.dataDirectory().logs());
    }

    /** The edges last: they take requests only when there is somebody to work on them. */
    private static List<URI> startServices(
            LaunchSettings settings,
            EmbeddedInfrastructure infrastructure,
            Services services,
            TokenKeys keys,
            LaunchPorts ports,
            int port)
            throws IOException {
        ServiceFiles files = ServiceFiles.of(infrastructure);
        List<Integer> storePorts = new ArrayList<>();
        for (String store : names(Service.PROFILE_STORE, settings.instances().stores())) {
            int storePort = ports.free();
            storePorts.add(storePort);
            services.start(
                    Service.PROFILE_STORE,
                    store,
                    files.profileStore(store, storePort, port, services.log(store)),
                    storePort);
        }
        for (String worker : names(Service.IMAGE_WORKER, settings.instances().workers())) {
            int workerPort = ports.free();
            services.start(
                    Service.IMAGE_WORKER,
                    worker,
                    files.imageWorker(worker, workerPort, services.log(worker)),
                    workerPort);
        }
        List<URI> urls = new ArrayList<>();
        for (String edge : names(Service.INGEST_API, settings.instances().edges())) {
            int edgePort = urls.isEmpty() ? port : ports.free();
            services.start(
                    Service.INGEST_API,
                    edge,
                    files.ingestApi(edge, edgePort, port, storePorts, keys, services.log(edge)),
                    edgePort);
            urls.add(URI.create("http://127.0.0.1:" + edgePort));
        }
        return urls;
    }

    /** One bears the name of the service, several are numbered. */
    private static List<String> names(Service service, int count) {
        return count == 1
                ? List.of(service.serviceName())
                : IntStream.rangeClosed(1, count)
                        .mapToObj(number -> service.serviceName() + "-" + number)
                        .toList();
    }

    private static List<TopicSpec> topics() {
        Stream<TopicSpec> events = Arrays.stream(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), PARTITIONS, topic.configuration()));
        Stream<TopicSpec> deadLetters = Topic.consumed().stream()
                .map(topic -> new TopicSpec(
                        Topic.deadLettersOf(topic.topicName()), PARTITIONS, Topic.DEAD_LETTER_CONFIGURATION));
        return Stream.concat(events, deadLetters).toList();
    }

    /** Where it answers. */
    public RunningSystem running() {
        return running;
    }

    /** Where everything is kept. */
    public Path dataDirectory() {
        return infrastructure.dataDirectory().path();
    }

    /** What makes tokens for it. */
    public TokenKeys keys() {
        return keys;
    }

    /** Stops everything, the edge first. */
    @Override
    public void close() {
        stop(services, infrastructure);
    }

    /** Whole, even in an interrupted thread: an interruption is what asks for it. */
    private static void stop(Services services, EmbeddedInfrastructure infrastructure) {
        boolean interrupted = Thread.interrupted();
        try (infrastructure) {
            services.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
