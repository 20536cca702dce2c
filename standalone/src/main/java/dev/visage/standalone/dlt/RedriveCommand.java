package dev.visage.standalone.dlt;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.dlt.Letter.Identity;
import dev.visage.standalone.store.StoreClient;
import dev.visage.standalone.table.Table;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends dead letters back. */
@Command(
        name = "redrive",
        description = "Sends dead letters back to be worked on again; those of uploads that have ended well stay.",
        mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--rate", defaultValue = "50", description = "how many per second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--dry-run", description = "only print what would be sent")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private int sent;
    private int skipped;
    private int empty;

    @Override
    public Integer call() throws InterruptedException {
        if (rate < 1) {
            throw new ParameterException(spec.commandLine(), "--rate is 1 or more per second, not " + rate + ".");
        }
        var wanted = selection.wanted();
        String kafka = selection.kafka();
        StoreClient store = StoreClient.of(selection.data());
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetters letters = new DeadLetters(kafka);
                Producer<String, byte[]> producer = producer(kafka)) {
            Map<Identity, Letter> newest = new HashMap<>();
            letters.newest(wanted).forEach(letter -> newest.put(letter.identity(), letter));
            letters.each((record, letter) -> {
                if (letter.equals(newest.get(letter.identity()))) {
                    redrive(record, letter, store, producer, out);
                }
            });
        } catch (KafkaException away) {
            throw new InfrastructureException("Kafka at " + kafka + " does not answer: is the system up?", away);
        } finally {
            out.println(sent + (dryRun ? " would be sent back, " : " sent back, ") + skipped
                    + " left alone because their uploads have ended, " + empty + " because they hold nothing.");
            out.flush();
        }
        return 0;
    }

    private void redrive(
            ConsumerRecord<String, byte[]> record,
            Letter letter,
            StoreClient store,
            Producer<String, byte[]> producer,
            PrintWriter out) {
        if (record.value() == null) {
            empty++;
            return;
        }
        try {
            ProducerRecord<String, byte[]> back = back(record, letter);
            if (!isRepair(back.headers()) && hasEnded(letter, store)) {
                skipped++;
                return;
            }
            if (!dryRun) {
                producer.send(back).get();
                Thread.sleep(Duration.ofSeconds(1).toMillis() / rate);
            }
            sent++;
            out.println(letter.told().topic() + " " + letter.place() + " "
                    + letter.told().reason().wireName() + " user "
                    + Table.printable(Objects.requireNonNullElse(letter.key(), "-")) + " upload "
                    + letter.uploadId().map(UploadId::toString).orElse("-"));
        } catch (ExecutionException failed) {
            throw new InfrastructureException(
                    "Kafka did not take " + letter.told().topic() + " " + letter.place() + " back.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("Stopped before all letters were sent back.", interrupted);
        }
    }

    /** The record as it was, marked as tried again and in its first place; one without a key in its partition. */
    private static ProducerRecord<String, byte[]> back(ConsumerRecord<String, byte[]> record, Letter letter) {
        ProducerRecord<String, byte[]> back = new ProducerRecord<>(
                letter.told().topic(),
                letter.key() == null ? letter.told().partition() : null,
                letter.key(),
                record.value(),
                record.headers());
        DeadLetter.unmark(back.headers());
        letter.identity().first().writeTo(back.headers());
        if (!isRepair(back.headers())) {
            new Rework.Redrive().writeTo(back.headers());
        }
        return back;
    }

    /** Repairs are of uploads that have ended, and stay repairs. */
    private static boolean isRepair(Headers headers) {
        try {
            return Rework.of(headers).filter(Rework.Repair.class::isInstance).isPresent();
        } catch (UnreadableEventException another) {
            return false;
        }
    }

    private static boolean hasEnded(Letter letter, StoreClient store) throws InterruptedException {
        if (letter.uploadId().isEmpty()) {
            return false;
        }
        HttpResponse<byte[]> answer = store.get("/uploads/" + letter.uploadId().get(), PATIENCE);
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        if (answer.statusCode() != 200) {
            throw new InfrastructureException(
                    "The profile store cannot tell how uploads ended: it answered " + answer.statusCode() + ".");
        }
        return !EventJson.mapper()
                .readTree(answer.body())
                .path("status")
                .asString("")
                .equals("failed");
    }

    private static Producer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(2 * PATIENCE.toMillis())),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
