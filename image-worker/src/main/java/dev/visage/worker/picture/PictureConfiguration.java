package dev.visage.worker.picture;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes pictures in this worker. */
@Configuration(proxyBeanMethods = false)
class PictureConfiguration {

    @Bean
    Transformer transformer(PictureSettings settings, TurboSettings turbo) {
        return new Transformer(settings, turbo);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(Transformer transformer, PictureSettings settings) {
        return ready -> WarmUp.start(transformer, settings.warmUps());
    }
}
