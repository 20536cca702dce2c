package dev.visage.worker;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Event loops of this service's own, for its health probes: those that Netty shares end with the first service that stops. */
@Configuration(proxyBeanMethods = false)
class HttpThreads {

    @Bean
    ReactorResourceFactory reactorResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        // The web server has let its requests end before.
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }
}
