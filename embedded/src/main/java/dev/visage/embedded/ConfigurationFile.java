package dev.visage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's configuration: a resource of ours with its placeholders filled in, written to the data directory. */
final class ConfigurationFile {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private ConfigurationFile() {}

    static Path write(DataDirectory home, String name, Map<String, Object> values) {
        var file = home.folder("config").resolve(name);
        OwnerOnlyFile.write(file, fill(resource(name), values));
        return file;
    }

    static String fill(String template, Map<String, Object> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("No value for " + found.group());
            }
            return Matcher.quoteReplacement(value.toString());
        });
    }

    private static String resource(String name) {
        try (var stream = ConfigurationFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
