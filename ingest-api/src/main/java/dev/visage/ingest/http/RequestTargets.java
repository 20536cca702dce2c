package dev.visage.ingest.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Makes a valid request target (RFC 9112, section 3.2) of what clients send: bytes that belong in none, such as plain UTF-8
 * or a bracket, are percent-encoded, and of several slashes one is left, as where a base URL ends in one and a path begins
 * with one. Otherwise such requests would end in Netty, with an empty answer, before any dialect sees them.
 */
@Component
class RequestTargets implements NettyServerCustomizer {

    /** What a path and a query may hold beside letters and digits (RFC 3986, sections 3.3 and 3.4). */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";

    @Override
    public HttpServer apply(HttpServer server) {
        Repair repair = new Repair();
        return server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "request-targets", repair));
    }

    static String repaired(String target) {
        StringBuilder valid = new StringBuilder(target.length());
        boolean inPath = true;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            inPath &= c != '?';
            boolean repeats = inPath && c == '/' && i > 0 && target.charAt(i - 1) == '/';
            if (repeats) {
                continue;
            }
            if (isAllowed(c) || c == '%' && isHexadecimal(target, i + 1) && isHexadecimal(target, i + 2)) {
                valid.append(c);
            } else {
                valid.append(String.format(Locale.ROOT, "%%%02X", c & 0xff));
            }
        }
        return valid.toString();
    }

    private static boolean isAllowed(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean isHexadecimal(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    @Sharable
    private static final class Repair extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request && request.uri().startsWith("/")) {
                request.setUri(repaired(request.uri()));
            }
            context.fireChannelRead(message);
        }
    }
}
