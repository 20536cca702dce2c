package dev.visage.ingest.webhooks;

import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The routes of webhooks: of the native API, which answers what fails there. */
@Component
class WebhookEndpoints implements Endpoints {

    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String WEBHOOK = WEBHOOKS + "/{webhook}";

    private final WebhookCalls webhooks;
    private final DeliveryCalls deliveries;

    WebhookEndpoints(WebhookCalls webhooks, DeliveryCalls deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at(WEBHOOKS).on(HttpMethod.POST, webhooks::create).on(HttpMethod.GET, webhooks::list),
                Endpoint.at(WEBHOOK)
                        .on(HttpMethod.GET, webhooks::read)
                        .on(HttpMethod.PUT, webhooks::change)
                        .on(HttpMethod.DELETE, webhooks::delete),
                Endpoint.at(WEBHOOK + "/secret/rotate").on(HttpMethod.POST, webhooks::rotateSecret),
                Endpoint.at(WEBHOOK + "/enable").on(HttpMethod.POST, webhooks::enable),
                Endpoint.at(WEBHOOK + "/test").on(HttpMethod.POST, webhooks::test),
                Endpoint.at(WEBHOOK + "/deliveries").on(HttpMethod.GET, deliveries::list),
                Endpoint.at(WEBHOOK + "/deliveries/{delivery}/redeliver").on(HttpMethod.POST, deliveries::redeliver));
    }
}
