package dev.visage.embedded;

import dev.visage.embedded.process.ChildSpec;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.JavaCommand;
import dev.visage.embedded.process.SupervisedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka node, broker and controller, in a JVM with a class path of its own. */
final class KafkaBroker {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private KafkaBroker() {}

    /** Starts the broker; returns when it can be used and all topics have leaders. */
    static SupervisedProcess start(DataDirectory home, EmbeddedSettings settings, ServerFiles files, Ports ports) {
        var logs = home.folder("kafka");
        var configuration = ConfigurationFile.write(
                home,
                "kafka.properties",
                Map.of("port", ports.kafka(), "controllerPort", ports.kafkaController(), "logs", logs));
        var log4j = ConfigurationFile.write(home, "kafka-log4j2.properties", Map.of());
        var log4jOption = "-Dlog4j2.configurationFile=" + log4j;
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(home, files, configuration, log4jOption);
        }
        var command = new JavaCommand(
                        "kafka.Kafka",
                        files.kafkaClassPath(),
                        List.of("-Xmx" + settings.memory().kafkaHeap() + "m", "-XX:+UseSerialGC", log4jOption),
                        List.of(configuration.toString()))
                .line(home);
        var broker = SupervisedProcess.start(
                home,
                ChildSpec.of("kafka", command)
                        .in(home.path())
                        .readyWhen(() -> KafkaTopics.answers(ports.kafka()), READY_WITHIN));
        try {
            KafkaTopics.prepare(bootstrapServers(ports), settings.topics());
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    static String bootstrapServers(Ports ports) {
        return "127.0.0.1:" + ports.kafka();
    }

    private static void format(DataDirectory home, ServerFiles files, Path configuration, String log4jOption) {
        // A short run: the optimising compiler would cost more than it gains.
        var options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", log4jOption);
        var arguments = List.of(
                "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString());
        var command = new JavaCommand("kafka.tools.StorageTool", files.kafkaClassPath(), options, arguments);
        Command.run(command.line(home), home.logs().resolve("kafka-format.log"));
    }
}
