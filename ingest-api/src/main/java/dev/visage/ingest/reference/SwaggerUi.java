package dev.visage.ingest.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files of Swagger UI: of its webjar those that the page needs, and the page and its start, which are ours. */
@Component
class SwaggerUi {

    /** The name of the page itself. */
    static final String INDEX = "";

    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_PROPERTIES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, MediaType> NEEDED = Map.of(
            "swagger-ui.css", Page.CSS,
            "index.css", Page.CSS,
            "swagger-ui-bundle.js", Page.JAVASCRIPT,
            "swagger-ui-standalone-preset.js", Page.JAVASCRIPT,
            "favicon-16x16.png", MediaType.IMAGE_PNG,
            "favicon-32x32.png", MediaType.IMAGE_PNG);

    private final Map<String, Page> pages = new HashMap<>();

    SwaggerUi(Documents documents, JsonMapper json) {
        String version = version();
        NEEDED.forEach((name, type) ->
                pages.put(name, new Page(type, new ClassPathResource(WEBJAR + version + "/" + name), version)));
        pages.put(INDEX, Page.of(Page.HTML, new ClassPathResource("index.html", SwaggerUi.class)));
        pages.put("swagger-initializer.js", Page.of(Page.JAVASCRIPT, initializer(documents, json)));
    }

    /** The file of a name, if it is one that the page needs. */
    Optional<Page> file(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    /** Without a validator: the one that Swagger UI would ask stands elsewhere. */
    private static String initializer(Documents documents, JsonMapper json) {
        List<Group> urls = documents.names().stream()
                .map(name -> new Group(name, "../openapi/" + name + ".yaml"))
                .toList();
        return """
                window.onload = () => {
                  window.ui = SwaggerUIBundle({
                    urls: %s,
                    dom_id: "#swagger-ui",
                    deepLinking: true,
                    validatorUrl: null,
                    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
                    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
                    layout: "StandaloneLayout"
                  });
                };
                """.formatted(json.writeValueAsString(urls));
    }

    private static String version() {
        try {
            Properties webjar = PropertiesLoaderUtils.loadAllProperties(WEBJAR_PROPERTIES);
            return webjar.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The webjar of Swagger UI cannot be read.", unreadable);
        }
    }

    /** What the page lets its reader choose from. */
    private record Group(String name, String url) {}
}
