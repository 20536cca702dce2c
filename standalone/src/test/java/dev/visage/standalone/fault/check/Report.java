package dev.visage.standalone.fault.check;

import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.History;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What comes of checking a history.
 *
 * @param violations of each invariant, none for one that holds
 * @param figures how much was seen
 */
public record Report(Map<Invariant, List<String>> violations, String figures) {

    private static final int MOST_LISTED = 20;

    /** Checks all invariants. */
    public static Report on(History history) {
        Map<Invariant, List<String>> violations = new EnumMap<>(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            violations.put(invariant, invariant.violations(history));
        }
        return new Report(violations, figures(history));
    }

    private static String figures(History history) {
        long accepted = history.pictures().values().stream()
                .filter(requests -> requests.stream().anyMatch(Entry.Request::isAccepted))
                .count();
        List<Entry.Fault> faults = history.all(Entry.Fault.class);
        Map<String, Long> byKind = count(faults, Entry.Fault::kind);
        List<Entry.Request> requests = history.all(Entry.Request.class);
        return line("uploads sent", history.pictures().size())
                + line("uploads accepted", accepted)
                + line(
                        "uploads ended",
                        history.decided().size() + " "
                                + count(
                                        history.all(Entry.UploadRow.class),
                                        row -> row.outcome().getClass().getSimpleName()))
                + line(
                        "requests",
                        requests.size() + " "
                                + count(
                                        requests,
                                        request -> request.status() == null
                                                ? "broken"
                                                : request.status().toString()))
                + line("events", history.all(Entry.Event.class).size())
                + line("profile versions", history.changes().size())
                + line("faults injected", faults.size() + " " + byKind);
    }

    private static <T> Map<String, Long> count(List<T> all, Function<T, String> kind) {
        return all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
    }

    private static String line(String name, Object value) {
        return "%-30s %s%n".formatted(name, value);
    }

    /** The invariants that do not hold. */
    public List<Invariant> broken() {
        return violations.keySet().stream()
                .filter(invariant -> !violations.get(invariant).isEmpty())
                .toList();
    }

    /** The figures, and what breaks an invariant. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(figures);
        violations.forEach((invariant, each) -> text.append(line(invariant.toString(), each.size())));
        broken().forEach(invariant -> {
            text.append(invariant).append(":\n");
            violations.get(invariant).stream()
                    .limit(MOST_LISTED)
                    .forEach(each -> text.append("  ").append(each).append('\n'));
        });
        return text.toString();
    }
}
