package dev.visage.ingest.profile;

import dev.visage.contracts.api.IdempotencyApi;
import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.api.WebhookApi;
import dev.visage.contracts.event.EventJson;
import io.netty.channel.ChannelOption;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The profile store's interfaces, called over HTTP. */
@Configuration(proxyBeanMethods = false)
class ProfileClient {

    /** 200 profiles of 64 KB and their pictures. */
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

    @Bean
    ProfileApi profileApi(HttpServiceProxyFactory profileStore) {
        return profileStore.createClient(ProfileApi.class);
    }

    @Bean
    IdempotencyApi idempotencyApi(HttpServiceProxyFactory profileStore) {
        return profileStore.createClient(IdempotencyApi.class);
    }

    @Bean
    ImportApi importApi(HttpServiceProxyFactory profileStore) {
        return profileStore.createClient(ImportApi.class);
    }

    @Bean
    WebhookApi webhookApi(HttpServiceProxyFactory profileStore) {
        return profileStore.createClient(WebhookApi.class);
    }

    @Bean
    HttpServiceProxyFactory profileStore(ProfileSettings settings, ReactorResourceFactory resources) {
        ReactorClientHttpConnector connector = new ReactorClientHttpConnector(
                resources,
                http -> http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                                settings.connectTimeout().toMillis())
                        .responseTimeout(settings.responseTimeout()));
        WebClient client = WebClient.builder()
                .baseUrl(settings.urls().get(0).toString())
                .filter(new Failover(settings.urls()))
                .clientConnector(connector)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.serviceToken())
                .codecs(codecs -> {
                    codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(EventJson.mapper()));
                    codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(EventJson.mapper()));
                    codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER);
                })
                .build();
        return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
                .build();
    }
}
