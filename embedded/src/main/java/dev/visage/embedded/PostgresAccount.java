package dev.visage.embedded;

import com.sun.security.auth.module.UnixSystem;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL runs, since it refuses to run as root. */
enum PostgresAccount {
    /** As we do: an ordinary user. */
    SAME(List.of()),

    /**
     * Root without a name: in a user namespace that maps no one, root's files stay accessible and PostgreSQL sees an
     * ordinary user.
     */
    UNMAPPED_ROOT(List.of("unshare", "-U")),

    /** As {@code nobody}, who must be able to reach the data directory. */
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int ROOT_ID = 0;
    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    PostgresAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The first one that works here. */
    static PostgresAccount detect() {
        if (new UnixSystem().getUid() != ROOT_ID) {
            return SAME;
        }
        return Stream.of(UNMAPPED_ROOT, NOBODY)
                .filter(account -> Command.succeeds(account.command(List.of("true"))))
                .findFirst()
                .orElseThrow(
                        () -> new InfrastructureException("PostgreSQL does not run as root, and neither 'unshare -U'"
                                + " nor 'setpriv' works here: start as an ordinary user."));
    }

    /** The command line as this account runs it; the process stays the same one. */
    List<String> command(List<String> line) {
        return Stream.concat(prefix.stream(), line.stream()).toList();
    }

    /** Makes a file or folder, with all in it, the account's own; what another account has left there included. */
    void own(Path tree) {
        if (this == SAME) {
            return;
        }
        int owner = this == NOBODY ? NOBODY_ID : ROOT_ID;
        try (var files = Files.walk(tree)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(owner)) {
                    Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the account pass through the data directory to the folder, or says that it cannot. */
    void reach(DataDirectory home, Path folder) {
        if (this != NOBODY) {
            return;
        }
        try {
            letOthersPass(home.path());
            letOthersPass(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Command.succeeds(command(List.of("test", "-x", folder.toString())))) {
            throw new InfrastructureException("PostgreSQL runs as 'nobody' here, who cannot reach " + home.path()
                    + ": choose a data directory below folders that everybody may pass, or start as an ordinary user.");
        }
    }

    private static void letOthersPass(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
    }
}
