package dev.visage.profiles.webhook.sending;

import dev.visage.contracts.webhook.DeliveryAttempt.Failure;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What it means that no answer came. */
final class Faults {

    private static final int DEEPEST = 10;

    private Faults() {}

    /** The first of an error and its causes that says something decides. */
    static Failure of(Throwable error) {
        Throwable cause = error;
        @Nullable Failure found = null;
        for (int depth = 0; cause != null && found != Failure.TLS && depth < DEEPEST; depth++) {
            Failure told = told(cause);
            found = told == Failure.TLS || found == null ? told : found;
            cause = cause.getCause();
        }
        return found == null ? Failure.PROTOCOL : found;
    }

    private static @Nullable Failure told(Throwable cause) {
        if (cause instanceof RefusedAddressException) {
            return Failure.REFUSED_ADDRESS;
        }
        if (cause instanceof UnknownHostException) {
            return Failure.UNKNOWN_HOST;
        }
        if (cause instanceof SSLException) {
            return Failure.TLS;
        }
        if (cause instanceof TimeoutException
                || cause instanceof ReadTimeoutException
                || cause instanceof ConnectTimeoutException
                || cause instanceof RejectedExecutionException) {
            return Failure.TIMEOUT;
        }
        return cause instanceof IOException ? Failure.CONNECTION : null;
    }
}
