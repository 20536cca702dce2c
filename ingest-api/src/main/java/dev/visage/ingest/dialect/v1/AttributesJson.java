package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.TextForm;
import dev.visage.contracts.profile.TextForms;
import dev.visage.ingest.dialect.AnnotationBytes;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.http.RecordShape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The attributes in a provisioning request, each checked by itself so that the failure names the member. */
final class AttributesJson {

    private static final TextForm PROSE = TextForm.upTo(4096);
    private static final TextForm URL =
            TextForm.matching("(?i)https?://[^\\s/?#]\\S*", 2048, "a URL that begins with http:// or https://");

    private static final RecordShape SHAPE = new RecordShape(
            Map.ofEntries(
                    Map.entry("username", TextForms.USERNAME),
                    Map.entry("email", TextForms.EMAIL),
                    Map.entry("alternateEmails.email", TextForms.EMAIL),
                    Map.entry("locale", TextForms.LOCALE),
                    Map.entry("timezone", TextForms.TIMEZONE),
                    Map.entry("description", PROSE),
                    Map.entry("descriptionLinks.url", URL),
                    Map.entry("about.website", URL),
                    Map.entry(
                            "about.verifiedDomain",
                            TextForm.matching(
                                    "[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+", 253, "a domain such as example.org")),
                    Map.entry("about.verifiedLink", URL),
                    Map.entry("staffing.skills.description", PROSE),
                    Map.entry("staffing.externalReferences.link", URL),
                    Map.entry("staffing.workSamples.description", PROSE),
                    Map.entry("staffing.workSamples.link", URL),
                    Map.entry(
                            "annotations.type",
                            TextForm.matching("[A-Za-z0-9_.-]+", 100, "a name such as net.app.core.directory.blog"))),
            TextForms.TEXT);

    private AttributesJson() {}

    /**
     * Reads the request's body.
     *
     * @throws FailureException if it is no JSON object, or a member has a wrong type or form
     */
    static Attributes parse(byte[] body) {
        Attributes attributes = SHAPE.read(JsonObject.parse(body), Attributes.class);
        checkLinks(attributes);
        checkAnnotations(Objects.requireNonNullElse(attributes.annotations(), List.of()));
        return attributes;
    }

    /** Links lie in the description, one after the other. */
    private static void checkLinks(Attributes attributes) {
        String text = Objects.requireNonNullElse(attributes.description(), "");
        long end = text.codePointCount(0, text.length());
        List<DescriptionLink> links = Objects.requireNonNullElse(attributes.descriptionLinks(), List.of());
        long free = 0;
        for (int index = 0; index < links.size(); index++) {
            DescriptionLink link = links.get(index);
            String member = "descriptionLinks[" + index + "]";
            long shown = Objects.requireNonNullElse(link.amendedLen(), link.len());
            require(link.len() > 0 && shown >= link.len(), member, "has no length, or one beyond its amendedLen.");
            require(
                    link.pos() >= free,
                    member,
                    "begins at " + link.pos() + "; links come in their order, the one before ends at " + free + ".");
            free = link.pos() + shown;
            require(free <= end, member, "ends at " + free + "; the description at " + end + ".");
        }
    }

    private static void checkAnnotations(List<Annotation> annotations) {
        Set<String> types = new HashSet<>();
        for (int index = 0; index < annotations.size(); index++) {
            String type = annotations.get(index).type();
            require(types.add(type), "annotations[" + index + "].type", "is " + type + " once more.");
        }
        int bytes = AnnotationBytes.of(annotations);
        require(
                bytes <= AnnotationBytes.MOST,
                "annotations",
                "take " + bytes + " bytes as JSON; the limit is " + AnnotationBytes.MOST + ".");
    }

    private static void require(boolean condition, String member, String otherwise) {
        if (!condition) {
            throw FailureException.malformed(member, "\"" + member + "\" " + otherwise);
        }
    }
}
