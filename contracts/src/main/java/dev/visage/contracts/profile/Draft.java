package dev.visage.contracts.profile;

import dev.visage.contracts.profile.Attributes.AlternateEmail;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attributes that are about to become others: all but the username can be changed, and null means not known. */
public final class Draft {

    private final String username;
    private @Nullable String name;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String email;
    private @Nullable List<AlternateEmail> alternateEmails;
    private @Nullable String locale;
    private @Nullable String timezone;
    private @Nullable String description;
    private @Nullable List<DescriptionLink> descriptionLinks;
    private @Nullable About about;
    private @Nullable Work work;
    private @Nullable Account account;
    private @Nullable Staffing staffing;
    private @Nullable Counts counts;
    private @Nullable List<Annotation> annotations;

    Draft(Attributes from) {
        username = from.username();
        name = from.name();
        firstName = from.firstName();
        lastName = from.lastName();
        email = from.email();
        alternateEmails = from.alternateEmails();
        locale = from.locale();
        timezone = from.timezone();
        description = from.description();
        descriptionLinks = from.descriptionLinks();
        about = from.about();
        work = from.work();
        account = from.account();
        staffing = from.staffing();
        counts = from.counts();
        annotations = from.annotations();
    }

    /** The attributes as they are now. */
    public Attributes attributes() {
        return new Attributes(
                username,
                name,
                firstName,
                lastName,
                email,
                alternateEmails,
                locale,
                timezone,
                description,
                descriptionLinks,
                about,
                work,
                account,
                staffing,
                counts,
                annotations);
    }

    /** Sets the full name. The parts of one that was another belong to it no longer; they are set after it. */
    public Draft name(@Nullable String changed) {
        if (!Objects.equals(name, changed)) {
            firstName = null;
            lastName = null;
        }
        name = changed;
        return this;
    }

    public Draft firstName(@Nullable String changed) {
        firstName = changed;
        return this;
    }

    public Draft lastName(@Nullable String changed) {
        lastName = changed;
        return this;
    }

    public Draft email(@Nullable String changed) {
        email = changed;
        return this;
    }

    public Draft alternateEmails(@Nullable List<AlternateEmail> changed) {
        alternateEmails = changed;
        return this;
    }

    public Draft locale(@Nullable String changed) {
        locale = changed;
        return this;
    }

    public Draft timezone(@Nullable String changed) {
        timezone = changed;
        return this;
    }

    /**
     * Sets the description and the links in it, whose places are those of this text.
     *
     * @param links null if they are the URLs that the text holds
     */
    public Draft description(@Nullable String text, @Nullable List<DescriptionLink> links) {
        description = text;
        descriptionLinks = links;
        return this;
    }

    /** Sets where the user says that they are, and nothing else of {@link About}. */
    public Draft location(@Nullable String changed) {
        about = (about == null ? About.NOTHING : about).located(changed);
        return this;
    }

    public Draft about(@Nullable About changed) {
        about = changed;
        return this;
    }

    public Draft work(@Nullable Work changed) {
        work = changed;
        return this;
    }

    public Draft account(@Nullable Account changed) {
        account = changed;
        return this;
    }

    public Draft staffing(@Nullable Staffing changed) {
        staffing = changed;
        return this;
    }

    public Draft counts(@Nullable Counts changed) {
        counts = changed;
        return this;
    }

    public Draft annotations(@Nullable List<Annotation> changed) {
        annotations = changed;
        return this;
    }
}
