package dev.visage.standalone.fault.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which process a connection on loopback is of, by what Linux tells below {@code /proc} (proc(5)). */
final class SocketOwner {

    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int INODE = 9;

    private SocketOwner() {}

    /** That of the names whose process has the connection from one port to the other. */
    static Optional<String> of(int localPort, int remotePort, List<String> names, ProcessIds ids) throws IOException {
        Optional<String> inode = inode(localPort, remotePort);
        for (String name : names) {
            if (inode.isPresent() && has(ids.pid(name), "socket:[" + inode.get() + "]")) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Where process ids are had from. */
    interface ProcessIds {
        long pid(String name) throws IOException;
    }

    private static Optional<String> inode(int localPort, int remotePort) throws IOException {
        String local = ":%04X".formatted(localPort);
        String remote = ":%04X".formatted(remotePort);
        for (String table : List.of("/proc/net/tcp6", "/proc/net/tcp")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > INODE
                        && fields[LOCAL_ADDRESS].endsWith(local)
                        && fields[REMOTE_ADDRESS].endsWith(remote)) {
                    return Optional.of(fields[INODE]);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> leadsTo(file, socket));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean leadsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closed) {
            return false;
        }
    }
}
