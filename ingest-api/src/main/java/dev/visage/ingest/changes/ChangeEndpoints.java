package dev.visage.ingest.changes;

import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The route of changes: of the native API, which answers what fails there. */
@Component
class ChangeEndpoints implements Endpoints {

    private final ChangeStreams streams;

    ChangeEndpoints(ChangeStreams streams) {
        this.streams = streams;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.at("/v1/changes").on(HttpMethod.GET, streams::follow));
    }
}
