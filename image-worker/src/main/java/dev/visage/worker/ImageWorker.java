package dev.visage.worker;

import dev.visage.objects.ObjectStoreConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The service that turns uploads into pictures. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ObjectStoreConfiguration.class)
public class ImageWorker {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The application, configured by {@code image-worker.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ImageWorker.class).properties("spring.config.name=image-worker");
    }
}
