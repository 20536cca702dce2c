package dev.visage.contracts.imports.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the path of a file in a source (an archive, a folder, a bucket) tells of it. It is a name, and never opened. */
public sealed interface SourcePath {

    /** Nobody means it to be imported: hidden, or left by a system for its own ends. */
    record Ignored() implements SourcePath {}

    /**
     * It leads out of the source.
     *
     * @param name what the source calls it
     */
    record Outside(String name) implements SourcePath {}

    /**
     * It tells whose the other files are.
     *
     * @param name what the source calls it
     * @param folder what stands before the names of files in it, such as {@code people/}; empty at the top
     */
    record Manifest(String name, String folder, ManifestFormat format) implements SourcePath {}

    /**
     * Whatever else it is, it may be a picture.
     *
     * @param name what the source calls it
     * @param user whose it is by its own name; null if that is empty
     */
    record Picture(String name, @Nullable String user) implements SourcePath {}

    /** Reads a path with either kind of slash. */
    static SourcePath of(String path) {
        Optional<List<String>> inside = Segments.of(path);
        if (inside.isEmpty()) {
            return new Outside(Segments.shown(path));
        }
        List<String> segments = inside.get();
        if (segments.isEmpty() || segments.stream().anyMatch(Segments::isIgnored)) {
            return new Ignored();
        }
        String name = String.join("/", segments);
        String file = segments.get(segments.size() - 1);
        String folder = name.substring(0, name.length() - file.length());
        return ManifestFormat.ofManifest(file)
                .<SourcePath>map(format -> new Manifest(Segments.shown(name), folder, format))
                .orElseGet(() -> new Picture(Segments.shown(name), Segments.user(file)));
    }

    /** The name of a file that a manifest in a folder names; empty if that leads out of the source. */
    static Optional<String> name(String folder, String file) {
        return Segments.of(folder + file).map(segments -> Segments.shown(String.join("/", segments)));
    }

    /** The parts of a path. */
    final class Segments {

        private static final int LONGEST = 500;
        private static final Pattern ROOT = Pattern.compile("[/\\\\]|[A-Za-z]:[/\\\\]");
        private static final Pattern SLASH = Pattern.compile("[/\\\\]+");
        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
        private static final Pattern EXTENSION = Pattern.compile(
                "\\.(?:jpe?g|jpe|jfif|png|gif|webp|avif|heic|heif|jxl|bmp|tiff?)", Pattern.CASE_INSENSITIVE);
        private static final Set<String> LEFT_BY_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini");

        private Segments() {}

        private static Optional<List<String>> of(String path) {
            if (ROOT.matcher(path).lookingAt()) {
                return Optional.empty();
            }
            List<String> segments = Stream.of(SLASH.split(path))
                    .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                    .toList();
            return segments.contains("..") ? Optional.empty() : Optional.of(segments);
        }

        private static boolean isIgnored(String segment) {
            return segment.startsWith(".") || LEFT_BY_SYSTEMS.contains(segment.toLowerCase(Locale.ROOT));
        }

        private static @Nullable String user(String file) {
            int dot = Math.max(file.lastIndexOf('.'), 0);
            String name = EXTENSION.matcher(file.substring(dot)).matches() ? file.substring(0, dot) : file;
            return name.isBlank() ? null : shown(name.strip());
        }

        /** With nothing in it that could not be stored and shown, and no longer than anybody reads. */
        private static String shown(String name) {
            String printable = UNPRINTABLE.matcher(name).replaceAll("\ufffd");
            int[] characters = printable.codePoints().limit(LONGEST).toArray();
            return new String(characters, 0, characters.length);
        }
    }
}
