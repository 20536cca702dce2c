package dev.visage.ingest.http;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Closes the connections of clients that keep them without sending, or that send without an end. */
@Component
class SlowClients implements NettyServerCustomizer {

    private final ConnectionSettings settings;

    SlowClients(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(settings.idle()).doOnChannelInit((observer, channel, address) -> {
            RequestClock clock = new RequestClock(settings);
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, "first-bytes", clock.firstBytes())
                    .addBefore(NettyPipeline.HttpTrafficHandler, "request-clock", clock);
        });
    }
}
