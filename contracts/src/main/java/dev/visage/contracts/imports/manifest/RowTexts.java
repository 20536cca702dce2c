package dev.visage.contracts.imports.manifest;

import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.profile.PlainText;
import dev.visage.contracts.profile.TextForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of one row, by their columns. */
final class RowTexts {

    /** What a decoder puts in the place of bytes that are none of its characters. */
    private static final int UNDECODABLE = 0xfffd;

    private static final TextForm PATH = TextForm.upTo(1000);
    private static final TextForm USER = TextForm.upTo(254);
    private static final Map<String, TextForm> FORMS = forms();

    private final int line;
    private final Map<String, String> texts = new LinkedHashMap<>();

    RowTexts(int line) {
        this.line = line;
    }

    private static Map<String, TextForm> forms() {
        Map<String, TextForm> forms = new LinkedHashMap<>();
        forms.put(ManifestRow.USER, USER);
        forms.put(ManifestRow.FILE, PATH);
        forms.putAll(NewUser.FORMS);
        return forms;
    }

    static boolean isKnown(String column) {
        return FORMS.containsKey(column);
    }

    /** The names of all columns that are read. */
    static Stream<String> columns() {
        return FORMS.keySet().stream();
    }

    /** Adds what a column says; white space around it, and nothing but white space, say nothing. */
    void put(String column, String text) {
        if (!text.isBlank()) {
            texts.put(column, text.strip());
        }
    }

    ManifestRow row() {
        return columns()
                .flatMap(column -> fault(column).map(sentence -> faulty(column, sentence)).stream())
                .findFirst()
                .orElseGet(() ->
                        new ManifestRow.Named(line, told(ManifestRow.USER), told(ManifestRow.FILE), NewUser.of(texts)));
    }

    ManifestRow faulty(@Nullable String column, String sentence) {
        return new ManifestRow.Faulty(line, column, readable(ManifestRow.USER), readable(ManifestRow.FILE), sentence);
    }

    private String told(String column) {
        return texts.getOrDefault(column, "");
    }

    private @Nullable String readable(String column) {
        return texts.containsKey(column) && fault(column).isEmpty() ? told(column) : null;
    }

    private Optional<String> fault(String column) {
        String text = told(column);
        if (text.isEmpty()) {
            boolean isNeeded = column.equals(ManifestRow.USER) || column.equals(ManifestRow.FILE);
            return isNeeded ? Optional.of("\"" + column + "\" is empty.") : Optional.empty();
        }
        return problem(column, text).map(problem -> "\"" + column + "\" " + problem);
    }

    private static Optional<String> problem(String column, String text) {
        if (text.indexOf(UNDECODABLE) >= 0) {
            return Optional.of("is not written in UTF-8.");
        }
        return PlainText.isPlain(text)
                ? FORMS.getOrDefault(column, PATH).fault(text)
                : Optional.of("holds a control character.");
    }
}
