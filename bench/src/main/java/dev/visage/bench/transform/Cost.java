package dev.visage.bench.transform;

import dev.visage.bench.transform.Quality.Gap;
import dev.visage.bench.transform.engine.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one engine takes for one picture, and how good its renditions are: a line of the first table. */
record Cost(Turns turns, Optional<Quality> quality) {

    static List<String> heads() {
        return List.of(
                "picture",
                "engine",
                "CPU ms",
                "of sharp's",
                "SSIM at 1050",
                "400",
                "200",
                "96",
                "48",
                "worst against sharp's",
                "kB");
    }

    boolean isPeers() {
        return turns.job().engine().name().equals(Peer.NAME);
    }

    /** Its cells, beside the peer's line for the same picture, if there is a peer. */
    List<String> cells(Optional<Cost> peer) {
        List<String> cells = new ArrayList<>();
        cells.add(turns.job().input().name());
        cells.add(turns.engine());
        cells.add(number("%.1f", cpuMillis()));
        cells.add(number("%.2f", ratio(peer)));
        if (quality.isPresent()) {
            quality.get().ladder().forEach(similarity -> cells.add(number("%.4f", similarity)));
        } else {
            cells.addAll(List.of("-", "-", "-", "-", "-"));
        }
        cells.add(isPeers() ? "-" : worst(peer).map(Cost::text).orElse("-"));
        cells.add(number("%.0f", quality.map(made -> made.bytes() / 1e3)));
        return cells;
    }

    private Optional<Double> cpuMillis() {
        return turns.median(Sample::cpuMillis);
    }

    private Optional<Double> ratio(Optional<Cost> peer) {
        return peer.flatMap(Cost::cpuMillis).flatMap(peers -> cpuMillis().map(own -> own / peers));
    }

    /** Where it is least like the reference, compared with the peer. */
    Optional<Gap> worst(Optional<Cost> peer) {
        return peer.flatMap(Cost::quality).flatMap(peers -> quality.flatMap(own -> own.worstAgainst(peers)));
    }

    static String text(Gap gap) {
        return String.format(Locale.ROOT, "%+.4f at %d", gap.difference(), gap.width());
    }

    private static String number(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
