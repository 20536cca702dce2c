package com.example.profiles;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks and keeps a table of profiles from them. It answers 2xx only when it has kept what came. */
public final class WebhookReceiver {

    private static final int LONGEST_BODY = 1 << 20;

    private final Webhook webhook;
    private final Profiles profiles;

    private WebhookReceiver(Webhook webhook, Profiles profiles) {
        this.webhook = webhook;
        this.profiles = profiles;
    }

    /** Arguments: the port, and the file that keeps the profiles. The endpoint's secret is in WEBHOOK_SECRET. */
    public static void main(String[] arguments) throws IOException, EmptyWebhookSecretException {
        WebhookReceiver receiver =
                new WebhookReceiver(new Webhook(System.getenv("WEBHOOK_SECRET")), Profiles.open(Path.of(arguments[1])));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", receiver::handle);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
            exchange.sendResponseHeaders(receive(exchange, new String(body, StandardCharsets.UTF_8)), -1);
        }
    }

    /** The status to answer with. A failure to keep the change is none: the event is sent again. */
    private int receive(HttpExchange exchange, String body) throws IOException {
        try {
            // The signature is that of the text as it came.
            webhook.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
        } catch (WebhookVerificationException notOurs) {
            return 401;
        }
        JsonNode event = JsonMapper.shared().readTree(body);
        if (event.path("type").asString().startsWith("profile.")) {
            profiles.take(exchange.getRequestHeaders().getFirst("webhook-id"), event.path("data"));
        }
        return 204; // of other types too: they are not for us
    }
}
