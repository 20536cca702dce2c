package dev.visage.profiles.imports;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.profiles.profile.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Judges entries, a batch at a time: with one question to the database for each way to name a user. */
@Component
class Judge {

    private final Users users;

    Judge(Users users) {
        this.users = users;
    }

    /**
     * What is thought of entries, in their order.
     *
     * @param createUsers whether users that are not known are no reason to refuse an entry
     */
    List<Verdict> judge(List<ImportEntry> entries, boolean createUsers) {
        List<Optional<UserReference>> references =
                entries.stream().map(entry -> UserReference.of(entry.user())).toList();
        Map<String, Set<UserId>> found =
                find(references.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            verdicts.add(judge(entries.get(i), references.get(i), found, createUsers));
        }
        return verdicts;
    }

    private static Verdict judge(
            ImportEntry entry, Optional<UserReference> named, Map<String, Set<UserId>> found, boolean createUsers) {
        UserReference reference = named.orElse(null);
        Set<UserId> users = reference == null ? Set.of() : found.getOrDefault(reference.text(), Set.of());
        UserId userId = users.size() == 1 ? users.iterator().next() : null;
        Verdict taken = new Verdict(entry, reference, userId, null);
        ItemReason told = entry.refusal();
        if (told != null) {
            return taken.refused(told);
        }
        if (reference == null) {
            return taken.refused(ItemReason.of(
                    "no-user",
                    "An id, @username or an e-mail address is expected"
                            + (entry.user() == null ? "." : ", not \"" + entry.user() + "\".")));
        }
        if (users.size() > 1) {
            return taken.refused(ItemReason.of(
                    "ambiguous-user", users.size() + " users have the address " + reference.text() + "."));
        }
        return userId == null && !createUsers ? taken.refused(unknown(reference)) : taken;
    }

    static ItemReason unknown(UserReference reference) {
        return ItemReason.of("unknown-user", "There is no user " + reference.text() + ".");
    }

    /** The users, by the texts of the references. */
    private Map<String, Set<UserId>> find(Collection<UserReference> references) {
        Map<String, Set<UserId>> found = new HashMap<>();
        users.known(only(references, UserReference.Id.class).stream()
                        .map(UserReference.Id::userId)
                        .toList())
                .forEach(userId -> found.put(new UserReference.Id(userId).text(), Set.of(userId)));
        users.named(only(references, UserReference.Name.class).stream()
                        .map(UserReference.Name::username)
                        .toList())
                .forEach((name, named) -> found.put(new UserReference.Name(name).text(), named));
        users.withEmails(only(references, UserReference.Email.class).stream()
                        .map(UserReference.Email::address)
                        .toList())
                .forEach((address, having) -> found.put(new UserReference.Email(address).text(), having));
        return found;
    }

    private static <T extends UserReference> List<T> only(Collection<UserReference> references, Class<T> form) {
        return references.stream()
                .map(reference -> form.isInstance(reference) ? form.cast(reference) : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
