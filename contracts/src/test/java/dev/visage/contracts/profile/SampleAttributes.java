package dev.visage.contracts.profile;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes.AlternateEmail;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A user of whom everything is known. */
public final class SampleAttributes {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

    private SampleAttributes() {}

    /** Every member, and every member of its members. */
    public static Attributes everything() {
        return Attributes.named("ada")
                .draft()
                .name("Ada Lovelace")
                .firstName("Ada")
                .lastName("Lovelace")
                .email("ada@example.org")
                .alternateEmails(List.of(new AlternateEmail("ada@example.com", true)))
                .locale("en_GB")
                .timezone("Europe/London")
                .description(
                        "Numbers: \u2211 [example.org]", List.of(new DescriptionLink(9, 1, "https://example.org/", 15)))
                .about(new About(
                        About.Type.HUMAN,
                        "Analyst",
                        "https://example.org",
                        "By the sea",
                        "London",
                        "England",
                        "United Kingdom",
                        LocalDate.of(1815, 12, 10),
                        "example.org",
                        "https://example.org/ada"))
                .work(new Work("Engines", "Analysis", "Countess", "Programmer", "+44 1", "+44 2"))
                .account(new Account(
                        1L,
                        "Engines",
                        new Account.Membership(2, "Administrator"),
                        Account.Status.ACTIVE,
                        Account.Classification.INTERNAL,
                        true,
                        false,
                        true,
                        false,
                        NOON))
                .staffing(staffing())
                .counts(new Counts(0L, 1L, 2L, 3L, 4L, 5L))
                .annotations(List.of(new Annotation("net.app.core.directory.blog", (ObjectNode)
                        json("{\"url\":\"https://example.org/blog\",\"n\":[1.50]}"))))
                .attributes();
    }

    /** Somebody with whom programs keep a lot. */
    public static Attributes longAnnotations() {
        String text = "x".repeat(8192);
        return Attributes.named("ada")
                .draft()
                .annotations(
                        List.of(new Annotation("org.example.long", (ObjectNode) json("{\"text\":\"" + text + "\"}"))))
                .attributes();
    }

    private static Staffing staffing() {
        return new Staffing(
                new Staffing.Role(3, "Analyst", NOON, NOON, NOON),
                new UserId(9),
                List.of(new Staffing.Skill(4, 5, "Mathematics", "Of all kinds", 6L, 5, 5)),
                List.of(
                        new Staffing.CustomFieldValue(7, 8L, "Languages", json("[\"en\",\"fr\"]")),
                        new Staffing.CustomFieldValue(8, null, "Rate", json("12.50"))),
                List.of(new Staffing.ExternalReference(10, "crm", "ada-1", "https://crm.example.org/ada-1")),
                List.of(new Staffing.WorkSample(11, "Note G", "A program", "https://example.org/g")));
    }

    private static JsonNode json(String text) {
        return EventJson.mapper().readTree(text);
    }
}
