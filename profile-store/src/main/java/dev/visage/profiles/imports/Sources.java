package dev.visage.profiles.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.storage.ObjectKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The imports that find their items in the bucket, as those see them who read there. Of all instances one reads a source, for
 * as long as it says so now and then; how far it has come is written with the items, so another goes on right there.
 */
@Component
public class Sources {

    private static final List<String> OWN = List.of(ObjectKey.ORIGINALS, ObjectKey.IMAGES);
    private static final String TAKE = """
            update imports set reader_until = :until
            where import_id = (
                select import_id from imports
                where ended_at is null and stage = 'open' and reader_until < :now
                order by reader_until limit 1
                for update skip locked)
            returning import_id, terms, cursor
            """;

    private static final String ADVANCE = """
            update imports set cursor = :to, reader_until = :until where import_id = :importId and cursor = :from
            """;

    private static final String GIVE_WAY = """
            update imports set reader_until = :now
            where import_id = :importId and cursor = :cursor
                and exists (
                    select 1 from imports
                    where ended_at is null and stage = 'open' and reader_until < :now)
            """;

    private final JdbcClient client;
    private final Registration registration;
    private final Steering steering;
    private final Clock clock;

    Sources(JdbcClient client, Registration registration, Steering steering, Clock clock) {
        this.client = client;
        this.registration = registration;
        this.steering = steering;
        this.clock = clock;
    }

    /** Whether there can be keys with the prefix, and none of Visage's own is among them, nor is the manifest one. */
    static boolean mayBeRead(ImportTerms.Source source) {
        String prefix = source.prefix();
        ObjectKey manifest = source.manifest();
        return !prefix.isBlank()
                && !prefix.startsWith("/")
                && OWN.stream().noneMatch(own -> own.startsWith(prefix) || prefix.startsWith(own))
                && (manifest == null || OWN.stream().noneMatch(manifest.value()::startsWith));
    }

    /** Whether it is time to look for a source that nobody reads, if this is asked at every turn of a clock. */
    public boolean areDue() {
        return steering.sources().isDue();
    }

    /**
     * A source to read.
     *
     * @param cursor how far it was read; empty at its beginning
     */
    public record Task(ImportId importId, ImportTerms terms, String cursor) {}

    /**
     * A source that nobody reads.
     *
     * @param lease how long nobody else begins to read it
     */
    public Optional<Task> take(Duration lease) {
        return client.sql(TAKE)
                .param("until", Timestamp.from(clock.instant().plus(lease)))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Task(
                        new ImportId(row.getObject("import_id", UUID.class)),
                        EventJson.mapper().readValue(row.getString("terms"), ImportTerms.class),
                        row.getString("cursor")))
                .optional();
    }

    /**
     * Adds what was found.
     *
     * @param from how far the source was read before
     * @param to how far it is read then
     * @return false if somebody else reads on, or the import takes no more items
     */
    public boolean add(ImportId importId, List<ImportEntry> entries, String from, String to, Duration lease) {
        try {
            registration.register(importId, entries, found -> {
                if (!found.takesItems() || !advance(importId, from, to, lease)) {
                    throw ImportProblems.ended(importId);
                }
            });
            return true;
        } catch (ErrorResponseException problem) {
            if (problem.getStatusCode().is5xxServerError()) {
                throw problem;
            }
            return false;
        }
    }

    /**
     * Lets a source go to read another that waits, if one does; it then waits behind that.
     *
     * @param cursor how far it was read
     * @return false if none waits: it is to be read on
     */
    public boolean giveWay(ImportId importId, String cursor) {
        return client.sql(GIVE_WAY)
                        .param("importId", importId.value())
                        .param("cursor", cursor)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Everything was read. */
    public void finish(ImportId importId) {
        steering.finish(importId);
    }

    private boolean advance(ImportId importId, String from, String to, Duration lease) {
        return client.sql(ADVANCE)
                        .param("importId", importId.value())
                        .param("from", from)
                        .param("to", to)
                        .param("until", Timestamp.from(clock.instant().plus(lease)))
                        .update()
                == 1;
    }
}
