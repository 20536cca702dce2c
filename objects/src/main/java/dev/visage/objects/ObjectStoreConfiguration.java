package dev.visage.objects;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service the object store that its configuration names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
public class ObjectStoreConfiguration {

    @Bean(destroyMethod = "close")
    S3ObjectStore objectStore(S3Settings settings) {
        return new S3ObjectStore(settings);
    }
}
