package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Staffing;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes profiles as a request wants to see them. */
@Component
class Presenter {

    private static final int PHOTO_SIDE = 400;

    private final Profiles profiles;
    private final ImageUrls urls;
    private final KantataSettings settings;

    Presenter(Profiles profiles, ImageUrls urls, KantataSettings settings) {
        this.profiles = profiles;
        this.urls = urls;
        this.settings = settings;
    }

    /** The envelope of one user, whatever page is asked for. */
    Mono<Envelope> one(Profile profile, Selection selection) {
        return present(1, List.of(profile), selection, selection.page().first());
    }

    /** The envelope of one page of the users that were found. */
    Mono<Envelope> some(List<Profile> found, Selection selection) {
        return present(found.size(), selection.page().of(found), selection, selection.page());
    }

    private Mono<Envelope> present(int count, List<Profile> shown, Selection selection, Selection.Page page) {
        return subjects(shown, selection).map(subjects -> {
            Map<Association, List<Associate>> associated = new EnumMap<>(Association.class);
            for (Association association : selection.associations()) {
                associated.put(
                        association,
                        subjects.stream()
                                .flatMap(subject -> association.of(subject).stream())
                                .toList());
            }
            Instant now = Instant.now();
            List<KantataUser> users = subjects.stream()
                    .map(subject -> user(subject, selection, now))
                    .toList();
            return Envelope.of(count, users, associated, page);
        });
    }

    /** The profiles, with their managers if these are asked for. */
    private Mono<List<Association.Subject>> subjects(List<Profile> shown, Selection selection) {
        List<UserId> managers = selection.associations().contains(Association.MANAGER)
                ? shown.stream()
                        .flatMap(profile -> managerId(profile).stream())
                        .distinct()
                        .toList()
                : List.of();
        return profiles.profiles(managers)
                .map(known -> known.stream()
                        .collect(Collectors.toMap(
                                Profile::userId,
                                manager -> KantataUser.of(manager, photo(manager), undocumented(manager)))))
                .map(known -> shown.stream()
                        .map(profile -> new Association.Subject(
                                profile, managerId(profile).map(known::get)))
                        .toList());
    }

    private static Optional<UserId> managerId(Profile profile) {
        return Optional.ofNullable(profile.attributes().staffing()).map(Staffing::managerId);
    }

    private KantataUser user(Association.Subject subject, Selection selection, Instant now) {
        Profile profile = subject.profile();
        Map<String, @Nullable Object> further = undocumented(profile);
        selection.fields().forEach(field -> further.put(field.field(), field.of(profile.attributes(), now)));
        selection
                .associations()
                .forEach(association -> further.put(association.field(), association.ids(association.of(subject))));
        return KantataUser.of(profile, photo(profile), further);
    }

    private String photo(Profile profile) {
        return profile.picture(PictureKind.AVATAR).isPresent()
                ? urls.ofAvatar(profile, PHOTO_SIDE)
                : urls.below(DefaultPhoto.PATH);
    }

    /** What the product sends without documenting it, if it is to be sent. No attribute can be changed through Kantata. */
    private Map<String, @Nullable Object> undocumented(Profile profile) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (settings.extended()) {
            Optional<Account> account = Optional.of(profile.attributes()).map(Attributes::account);
            fields.put("generic", false);
            fields.put(
                    "disabled",
                    account.map(Account::status)
                            .filter(Account.Status.DEACTIVATED::equals)
                            .isPresent());
            fields.put("update_whitelist", List.of());
            fields.put(
                    "account_id", account.map(Account::id).map(String::valueOf).orElse(null));
        }
        return fields;
    }
}
