package dev.visage.worker.picture;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes pictures in this worker. */
@Configuration(proxyBeanMethods = false)
class PictureConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PictureConfiguration.class);

    @Bean
    Transformer transformer(PictureSettings settings, TurboSettings turbo) {
        Transformer transformer = new Transformer(settings, turbo);
        log.info("Engines that make pictures, in the order in which they are asked: {}", names(transformer));
        turbo.advice().ifPresent(log::info);
        return transformer;
    }

    private static String names(Transformer transformer) {
        return transformer.engines().entrySet().stream()
                .map(engine -> engine.getKey().wireName() + " (" + engine.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(Transformer transformer, PictureSettings settings) {
        return ready -> WarmUp.start(transformer, settings.warmUps());
    }
}
