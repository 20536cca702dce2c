package dev.visage.embedded;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The ports of the servers on loopback: picked once, kept in {@code ports.json}, changed only where somebody took one. */
record Ports(int kafka, int kafkaController, int s3, int postgres) {

    private static final Logger log = LoggerFactory.getLogger(Ports.class);
    private static final String FILE = "ports.json";

    static Ports in(DataDirectory home) {
        var kept = read(home.path());
        Set<Integer> used = new LinkedHashSet<>();
        var ports = new Ports(
                keepOrPick(kept.map(Ports::kafka), used),
                keepOrPick(kept.map(Ports::kafkaController), used),
                keepOrPick(kept.map(Ports::s3), used),
                keepOrPick(kept.map(Ports::postgres), used));
        if (!kept.equals(Optional.of(ports))) {
            OwnerOnlyFile.write(home.path().resolve(FILE), JsonMapper.shared().writeValueAsString(ports));
        }
        return ports;
    }

    /** Those that were last picked for a data directory, if any were. */
    static Optional<Ports> read(Path directory) {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readValue(file.toFile(), Ports.class));
        } catch (JacksonException e) {
            log.warn("{} is not readable, other ports are picked: {}", file, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static int keepOrPick(Optional<Integer> kept, Set<Integer> used) {
        int port = kept.filter(LoopbackPort::isFree).orElseGet(() -> LoopbackPort.free(used));
        kept.filter(before -> before != port)
                .ifPresent(before -> log.info("Port {} is taken, {} is used", before, port));
        used.add(port);
        return port;
    }
}
