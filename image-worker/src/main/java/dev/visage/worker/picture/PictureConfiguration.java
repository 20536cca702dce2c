package dev.visage.worker.picture;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine of this worker. */
@Configuration(proxyBeanMethods = false)
class PictureConfiguration {

    @Bean
    PictureEngine engine(PictureSettings settings) {
        return new PortableEngine(settings);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(PictureEngine engine, PictureSettings settings) {
        return ready -> WarmUp.start(engine, settings.warmUps());
    }
}
