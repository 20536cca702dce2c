package dev.visage.standalone.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a launched system answers; kept in its data directory for the other commands.
 *
 * @param urls the public API, one of each ingest-api
 * @param kafka the broker's bootstrap servers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningSystem(List<URI> urls, String kafka) {

    private static final String FILE = "system.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public RunningSystem {
        urls = List.copyOf(urls);
    }

    /** The public API of the first ingest-api. */
    @JsonIgnore
    public URI url() {
        return urls.get(0);
    }

    void writeTo(Path dataDirectory) throws IOException {
        Files.writeString(dataDirectory.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * The system last launched on a data directory.
     *
     * @throws InfrastructureException if none was
     */
    public static RunningSystem of(Path dataDirectory) {
        try {
            return JSON.readValue(Files.readString(dataDirectory.resolve(FILE)), RunningSystem.class);
        } catch (IOException | JacksonException none) {
            throw new InfrastructureException(
                    "There is no system in " + dataDirectory + ": start one with ./visage up.", none);
        }
    }
}
