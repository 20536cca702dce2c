package dev.visage.profiles.webhook.sending;

import io.netty.util.NetUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that events may be sent to, by its form.
 *
 * @param uri with a scheme and a host, without credentials and fragment
 */
public record TargetUrl(URI uri) {

    /** How many characters it may have. */
    public static final int LONGEST = 2000;

    private static final int FIRST_FREE_PORT = 1024;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    /** What programs read as an IPv4 address, in one of its many spellings: the last part is a number. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /**
     * Reads a URL.
     *
     * @param allowHttp whether it may begin with {@code http:}
     * @throws IllegalArgumentException if it is not taken; the message says why
     */
    public static TargetUrl parse(String text, boolean allowHttp) {
        require(text.length() <= LONGEST, "has " + text.length() + " characters; the limit is " + LONGEST + ".");
        require(VISIBLE.matcher(text).matches(), "holds what has to be percent-encoded or, in a name, Punycode.");
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        require(
                scheme.equals("https") || allowHttp && scheme.equals("http"),
                allowHttp ? "begins neither with https: nor with http:." : "does not begin with https:.");
        require(uri.getRawUserInfo() == null, "holds credentials.");
        require(uri.getRawFragment() == null, "has a fragment.");
        requireHost(uri.getHost());
        int usual = scheme.equals("https") ? 443 : 80;
        require(
                uri.getPort() == -1 || uri.getPort() == usual || isFree(uri.getPort()),
                "has the port " + uri.getPort() + "; " + usual + " is taken, and from " + FIRST_FREE_PORT + " on.");
        return new TargetUrl(uri);
    }

    /** The host, without brackets. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("is no URL.", malformed);
        }
    }

    private static void requireHost(@Nullable String host) {
        require(host != null && !host.isEmpty() && !host.contains("%"), "has no host that can be looked up.");
        require(
                !NUMERIC.matcher(host).matches()
                        || DOTTED_QUAD.matcher(host).matches() && NetUtil.isValidIpV4Address(host),
                "has an IPv4 address in another form than 192.0.2.1.");
    }

    private static boolean isFree(int port) {
        return port >= FIRST_FREE_PORT && port <= 0xffff;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
