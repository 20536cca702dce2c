package dev.visage.ingest.dialect.appnet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user says of themselves, as text, as HTML if it is asked for, and with what it holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Description(String text, @Nullable String html, Entities entities) {

    /**
     * The description of a user, who may have none.
     *
     * @param users those of the mentioned who exist
     */
    static @Nullable Description of(Attributes attributes, List<Profile> users, boolean withHtml) {
        String text = attributes.description();
        if (text == null || text.isEmpty()) {
            return null;
        }
        LinkedText linked = attributes.descriptionLinks() == null
                ? new LinkedText(text, List.of()).withFound()
                : LinkedText.of(text, attributes.descriptionLinks());
        Entities entities = Entities.of(linked, users);
        return new Description(text, withHtml ? DescriptionHtml.of(text, entities) : null, entities);
    }
}
