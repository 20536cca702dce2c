package dev.visage.standalone;

import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;

/** The bucket of a running system, as its worker reaches it. */
record TestingObjects(AnnotationConfigApplicationContext context) implements AutoCloseable {

    /** Of the system that runs on a data directory. */
    static TestingObjects of(Path dataDirectory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(dataDirectory.resolve("config/image-worker.properties"))) {
            properties.load(reader);
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new PropertiesPropertySource("worker", properties));
        context.register(ObjectStoreConfiguration.class);
        context.refresh();
        return new TestingObjects(context);
    }

    ObjectStore store() {
        return context.getBean(ObjectStore.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
