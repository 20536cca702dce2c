package dev.visage.ingest.changes;

import dev.visage.contracts.event.Topic;
import dev.visage.ingest.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Why nobody can go on from a position: something that came after it may not be there any more. */
enum PositionGone {
    /** Of changes that are as old, some were compacted away. */
    TOO_OLD("The position is older than changes are kept one by one."),
    /** The topic was made anew. */
    OTHER_TOPIC("The position is one of another topic than the changes are on now."),
    /** The topic was made anew, or has lost its end. */
    BEYOND_THE_END("The position is behind the last change."),
    /** The topic has lost its beginning. */
    BEFORE_THE_BEGINNING("The position is before the first change that is there.");

    private static final String CODE = "position-gone";
    private static final String RESTART = "/v1/changes?from=beginning";

    private final String sentence;

    PositionGone(String sentence) {
        this.sentence = sentence;
    }

    /** Why one cannot go on from a position, as far as that can be told without Kafka. */
    static Optional<PositionGone> of(Position position, Position now, Instant time) {
        if (!position.topicId().equals(now.topicId())) {
            return Optional.of(OTHER_TOPIC);
        }
        return age(position, time).compareTo(Topic.CHANGES_KEPT) > 0
                        && !position.offsets().reach(now.offsets())
                ? Optional.of(TOO_OLD)
                : Optional.empty();
    }

    /** Why one cannot go on from a position, by what of the topic is there. */
    static Optional<PositionGone> of(Position position, LogBounds bounds) {
        if (!position.topicId().equals(bounds.topicId())) {
            return Optional.of(OTHER_TOPIC);
        }
        if (!bounds.end().reach(position.offsets())) {
            return Optional.of(BEYOND_THE_END);
        }
        return position.offsets().reach(bounds.begin()) ? Optional.empty() : Optional.of(BEFORE_THE_BEGINNING);
    }

    private static Duration age(Position position, Instant time) {
        return Duration.between(position.time(), time);
    }

    /** The answer. */
    Problem problem(Position position, Instant time) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("limitSeconds", Topic.CHANGES_KEPT.toSeconds());
        members.put("foundSeconds", Math.max(0, age(position, time).toSeconds()));
        members.put("restart", RESTART);
        return new Problem(HttpStatus.GONE, CODE, sentence + " Begin again with " + RESTART + ".", members, Map.of());
    }
}
