package dev.visage.ingest.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection: its requests' heads, and what comes of a body once it was answered. Whatever comes between is for
 * whoever reads the body, and that between requests for Reactor Netty.
 */
final class RequestClock extends ChannelDuplexHandler {

    private final ConnectionSettings settings;
    private @Nullable Future<?> deadline;
    private boolean inRequest;
    private boolean isAnswered;
    private long rest;

    RequestClock(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** What stands before the codec and sees a head begin; this stands behind it and sees the head's end. */
    ChannelHandler firstBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (!inRequest && deadline == null) {
                    closeAfter(settings.head(), context);
                }
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            stop();
            inRequest = true;
            isAnswered = false;
            rest = 0;
        }
        if (message instanceof LastHttpContent) {
            stop();
            inRequest = false;
        } else if (message instanceof HttpContent content && isAnswered) {
            rest += content.content().readableBytes();
            if (rest > settings.longestRest().toBytes()) {
                context.close();
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean isInterim = message instanceof HttpResponse response
                && HttpStatusClass.INFORMATIONAL.contains(response.status().code());
        if (message instanceof LastHttpContent && !isInterim && inRequest) {
            isAnswered = true;
            closeAfter(settings.rest(), context);
        }
        context.write(message, promise);
    }

    private void closeAfter(Duration time, ChannelHandlerContext context) {
        stop();
        deadline = context.executor().schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }
}
