package dev.visage.ingest;

import dev.visage.objects.ObjectStoreConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The service that takes uploads in. Beans have the names of their whole classes: packages may each have a {@code UserCalls}. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Import(ObjectStoreConfiguration.class)
public class IngestApi {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The application, configured by {@code ingest-api.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(IngestApi.class).properties("spring.config.name=ingest-api");
    }
}
