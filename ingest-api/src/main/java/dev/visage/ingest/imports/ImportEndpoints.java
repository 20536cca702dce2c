package dev.visage.ingest.imports;

import dev.visage.contracts.api.ImportApi;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The routes of imports: of the native API, which answers what fails there. */
@Component
class ImportEndpoints implements Endpoints {

    private static final String IMPORTS = "/v1/imports";
    private static final String IMPORT = IMPORTS + "/{import}";

    private final ImportCalls imports;
    private final ImportEvents events;
    private final ItemCalls items;
    private final ItemReport report;

    ImportEndpoints(ImportCalls imports, ImportEvents events, ItemCalls items, ItemReport report) {
        this.imports = imports;
        this.events = events;
        this.items = items;
        this.report = report;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at(IMPORTS).on(HttpMethod.POST, imports::create).on(HttpMethod.GET, imports::list),
                Endpoint.at(IMPORT).on(HttpMethod.GET, imports::read),
                Endpoint.at(IMPORT + "/events").on(HttpMethod.GET, events::follow),
                Endpoint.at(IMPORT + "/items").on(HttpMethod.GET, imports::items),
                Endpoint.at(IMPORT + "/items.csv").on(HttpMethod.GET, report::write),
                Endpoint.at(IMPORT + "/items/{user}").on(HttpMethod.PUT, items::put),
                Endpoint.at(IMPORT + "/pause").on(HttpMethod.POST, imports.step(ImportApi::pause)),
                Endpoint.at(IMPORT + "/resume").on(HttpMethod.POST, imports.step(ImportApi::resume)),
                Endpoint.at(IMPORT + "/cancel").on(HttpMethod.POST, imports.step(ImportApi::cancel)),
                Endpoint.at(IMPORT + "/finish").on(HttpMethod.POST, imports.step(ImportApi::finish)));
    }
}
