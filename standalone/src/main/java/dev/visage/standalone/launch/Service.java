package dev.visage.standalone.launch;

import dev.visage.ingest.IngestApi;
import dev.visage.profiles.ProfileStore;
import dev.visage.worker.ImageWorker;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services, each as it is started here. */
enum Service {
    PROFILE_STORE("profile-store", ProfileStore.class, ProfileStore::application, 192, List.of(OthersBring.SECURITY)),
    IMAGE_WORKER(
            "image-worker",
            ImageWorker.class,
            ImageWorker::application,
            768,
            List.of(OthersBring.SECURITY, OthersBring.DATABASE)),
    INGEST_API("ingest-api", IngestApi.class, IngestApi::application, 256, List.of(OthersBring.DATABASE));

    private final String serviceName;
    private final Class<?> mainClass;
    private final Supplier<SpringApplicationBuilder> application;
    private final int heapMegabytes;
    private final List<String> excluded;

    Service(
            String serviceName,
            Class<?> mainClass,
            Supplier<SpringApplicationBuilder> application,
            int heapMegabytes,
            List<String> excluded) {
        this.serviceName = serviceName;
        this.mainClass = mainClass;
        this.application = application;
        this.heapMegabytes = heapMegabytes;
        this.excluded = excluded;
    }

    String serviceName() {
        return serviceName;
    }

    Class<?> mainClass() {
        return mainClass;
    }

    SpringApplicationBuilder application() {
        return application.get();
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Auto-configurations that are on the class path here because another service needs them. */
    String excludedAutoConfigurations() {
        return String.join(",", excluded);
    }

    private static final class OthersBring {

        static final String DATABASE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

        static final String SECURITY =
                "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration,"
                        + "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration,"
                        + "org.springframework.boot.security.autoconfigure.actuate.web.reactive"
                        + ".ReactiveManagementWebSecurityAutoConfiguration,"
                        + "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
                        + ".ReactiveOAuth2ResourceServerAutoConfiguration,"
                        + "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive"
                        + ".ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration";
    }
}
