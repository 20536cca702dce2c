package dev.visage.profiles.webhook;

import dev.visage.contracts.id.EventId;
import dev.visage.contracts.webhook.WebhookTrial;
import dev.visage.profiles.webhook.sending.Sender;
import dev.visage.profiles.webhook.sending.SignedMessage;
import dev.visage.profiles.webhook.sending.TargetSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends test messages, of which nothing is kept. */
@Component
class Trials {

    private final Sender sender;
    private final Duration timeout;
    private final Clock clock;

    Trials(Sender sender, TargetSettings target, Clock clock) {
        this.sender = sender;
        this.timeout = target.testTimeout();
        this.clock = clock;
    }

    Mono<WebhookTrial> send(StoredWebhook webhook) {
        Instant now = clock.instant();
        EventId eventId = EventId.next();
        String body = Message.test(webhook.webhookId(), now);
        SignedMessage message = new SignedMessage(
                URI.create(webhook.terms().url()),
                eventId,
                now,
                body,
                Signature.of(webhook.secrets(now), eventId, now, body));
        return sender.send(message, timeout).map(answer -> new WebhookTrial(eventId, answer.attempt()));
    }
}
