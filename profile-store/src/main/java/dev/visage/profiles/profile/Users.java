package dev.visage.profiles.profile;

import dev.visage.contracts.id.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who the users are that are called something: many asked for at once, without their profiles. */
@Repository
public class Users {

    private final JdbcClient client;

    Users(JdbcClient client) {
        this.client = client;
    }

    /** Those of the users that are known. */
    public Set<UserId> known(Collection<UserId> userIds) {
        if (userIds.isEmpty()) {
            return Set.of();
        }
        Long[] values = userIds.stream().map(UserId::value).toArray(Long[]::new);
        Set<UserId> known = new HashSet<>();
        client.sql("select user_id from profiles where user_id = any (:userIds)")
                .param("userIds", values)
                .query(Long.class)
                .list()
                .forEach(value -> known.add(new UserId(value)));
        return known;
    }

    /** The users with these names, whatever their case, by the names as they were given. */
    public Map<String, Set<UserId>> named(Collection<String> usernames) {
        return matching("p.username", usernames);
    }

    /** The users with these primary addresses, whatever their case, by the addresses as they were given. */
    public Map<String, Set<UserId>> withEmails(Collection<String> addresses) {
        return matching("p.email", addresses);
    }

    private Map<String, Set<UserId>> matching(String column, Collection<String> texts) {
        // PostgreSQL has no text with U+0000, not even to look for it.
        String[] storable =
                texts.stream().filter(text -> text.indexOf('\0') < 0).toArray(String[]::new);
        Map<String, Set<UserId>> found = new HashMap<>();
        if (storable.length > 0) {
            client.sql("select given, p.user_id from unnest(cast(:texts as text[])) given join profiles p on lower("
                            + column + ") = lower(given collate pg_c_utf8)")
                    .param("texts", storable)
                    .query(row -> {
                        found.computeIfAbsent(row.getString("given"), given -> new HashSet<>())
                                .add(new UserId(row.getLong("user_id")));
                    });
        }
        return found;
    }
}
