package dev.visage.standalone.dlt;

import dev.visage.contracts.event.EventJson;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.launch.RunningSystem;
import dev.visage.standalone.table.Table;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Shows one dead letter. */
@Command(
        name = "show",
        description = "Shows all of one dead letter: its headers and its value.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 4096;
    private static final Pattern PLACE = Pattern.compile("\\d+@\\d+");

    @Parameters(index = "0", paramLabel = "TOPIC", description = "the topic, such as visage.image.uploaded")
    private String topic = "";

    @Parameters(index = "1", paramLabel = "PARTITION@OFFSET", description = "the letter, as dlt list names it")
    private String place = "";

    @Option(names = "--data", defaultValue = "data", description = "the system's data directory (default: ./data)")
    private Path data = Path.of("data");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        String name = Selection.topic(topic, spec);
        if (!PLACE.matcher(place).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A letter is named by its partition and offset, such as 3@17, not \"" + place + "\".");
        }
        AtomicReference<@Nullable ConsumerRecord<String, byte[]>> found = new AtomicReference<>();
        try (DeadLetters letters = new DeadLetters(RunningSystem.of(data).kafka())) {
            letters.each((record, letter) -> {
                if (letter.told().topic().equals(name) && letter.place().equals(place)) {
                    found.set(record);
                }
            });
        }
        ConsumerRecord<String, byte[]> record = found.get();
        if (record == null) {
            throw new InfrastructureException("There is no dead letter " + place + " of " + name + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        print(record, out);
        out.flush();
        return 0;
    }

    private static void print(ConsumerRecord<String, byte[]> record, PrintWriter out) {
        out.println("key: " + (record.key() == null ? "(no key)" : Table.printable(record.key())));
        for (Header header : record.headers()) {
            out.println(Table.printable(header.key() + ": " + header(header.value())));
        }
        out.println();
        out.println(value(record.value()));
    }

    /** Kafka's own numbers are binary, four or eight bytes of them. */
    private static String header(byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        boolean number = (value.length == Integer.BYTES || value.length == Long.BYTES) && value[0] == 0;
        if (!number) {
            return text(value);
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        return Long.toString(value.length == Integer.BYTES ? bytes.getInt() : bytes.getLong());
    }

    private static String value(byte @Nullable [] value) {
        if (value == null) {
            return "(no value)";
        }
        if (value.length == 0) {
            return "(0 bytes)";
        }
        try {
            return EventJson.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(EventJson.mapper().readTree(value));
        } catch (JacksonException noJson) {
            String shown =
                    HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(value, Math.min(value.length, MOST_BYTES)));
            return value.length > MOST_BYTES ? shown + " ... (" + value.length + " bytes)" : shown;
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return HexFormat.ofDelimiter(" ").formatHex(bytes);
        }
    }
}
