package dev.visage.embedded.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.IntPredicate;

/** Whether a process has reached the state in which it can be used. Asked repeatedly until it has. */
@FunctionalInterface
public interface Readiness {

    boolean isReached();

    /** Ready as soon as the process runs. */
    static Readiness immediate() {
        return () -> true;
    }

    /** Ready when a GET gets any answer. */
    static Readiness answers(URI uri) {
        return () -> statusMatches(uri, status -> true);
    }

    /** Ready when a GET is answered with a 2xx status. */
    static Readiness succeeds(URI uri) {
        return () -> statusMatches(uri, status -> status / 100 == 2);
    }

    private static boolean statusMatches(URI uri, IntPredicate expected) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            try {
                return expected.test(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
