package dev.visage.embedded;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The ports of the servers on loopback: picked once, kept in {@code ports.json}, changed only where somebody took one. */
record Ports(int kafka, int kafkaController, int s3, int postgres) {

    private static final Logger log = LoggerFactory.getLogger(Ports.class);
    private static final String FILE = "ports.json";

    /**
     * Below the range from which the system takes ports for outgoing connections: a client that keeps asking for a server
     * that is down could otherwise be given the very same port, and be connected to itself.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;
    private static final int TRIES = 1000;

    static Ports in(DataDirectory home) {
        var kept = read(home);
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

    private static Optional<Ports> read(DataDirectory home) {
        var file = home.path().resolve(FILE);
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
        int port = kept.filter(Ports::isFree).orElseGet(() -> pick(used));
        kept.filter(before -> before != port)
                .ifPresent(before -> log.info("Port {} is taken, {} is used", before, port));
        used.add(port);
        return port;
    }

    private static int pick(Set<Integer> used) {
        return ThreadLocalRandom.current()
                .ints(TRIES, FIRST, LAST + 1)
                .filter(port -> !used.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() -> new InfrastructureException(
                        "No port between " + FIRST + " and " + LAST + " is free on this machine."));
    }

    private static boolean isFree(int port) {
        if (port <= 0) {
            return false;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
