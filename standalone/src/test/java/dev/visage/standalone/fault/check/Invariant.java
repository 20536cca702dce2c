package dev.visage.standalone.fault.check;

import dev.visage.standalone.fault.history.History;
import java.util.List;
import java.util.function.Function;

/** What must hold of every history. */
public enum Invariant {
    /** What was answered with 2xx has ended: an upload has its row, an edit its event. */
    LOST("lost", UploadChecks::lost),
    /** A sound picture is applied or superseded, one that is not is rejected, and answers agree with outcomes. */
    WRONGLY_ENDED("wrongly ended", UploadChecks::wronglyEnded),
    /** No upload changes a profile twice. */
    APPLIED_TWICE("applied twice", UploadChecks::appliedTwice),
    /** An upload has one outcome. */
    DECIDED_TWICE("decided twice", UploadChecks::decidedTwice),
    /** All requests with one key are one upload. */
    UPLOADED_TWICE("uploaded twice under one key", UploadChecks::uploadedTwice),
    /** No picture gives way to one of an upload that was accepted before its own. */
    OLDER_OVER_NEWER("older over newer", OrderChecks::olderOverNewer),
    /** What supersedes an upload is a newer one of the same user and kind. */
    WRONGLY_SUPERSEDED("superseded by none newer", OrderChecks::wronglySuperseded),
    /** An upload that was accepted before another was sent is ordered before it. */
    ORDER_OF_ACCEPTANCE("ordered against acceptance", OrderChecks::orderedAgainstAcceptance),
    /** Events of one profile come in the order of its versions, those of one user's notifications in theirs. */
    ORDER_OF_EVENTS("events out of order", OrderChecks::eventsOutOfOrder),
    /** All renditions of a picture are of its upload, and no other upload has its id. */
    MIXED_RENDITIONS("mixed renditions", PictureChecks::mixedRenditions),
    /** What a profile names is there. */
    DANGLING_POINTERS("dangling pointers", PictureChecks::danglingPointers),
    /** Objects that nothing names are gone after the sweep. */
    ORPHANS("orphans after the sweep", PictureChecks::orphans),
    /** What was announced was committed. */
    EVENTS_WITHOUT_COMMIT("events without commit", EventChecks::eventsWithoutCommit),
    /** What was committed was announced. */
    COMMITS_WITHOUT_EVENT("commits without event", EventChecks::commitsWithoutEvent),
    /** Records with the id of one event are the same event. */
    ONE_ID_ONE_CONTENT("ids with two contents", EventChecks::idsWithTwoContents),
    /** A version of a profile is told by one event. */
    VERSIONS_TOLD_TWICE("versions told twice", EventChecks::versionsToldTwice),
    /** Users are told once of an upload that was applied, rejected or failed. */
    NOTIFICATIONS("wrong notifications", EventChecks::wrongNotifications),
    /** There was no record that nobody could do anything with. */
    DEAD_LETTERS("dead letters", EventChecks::deadLetters),
    /** Answers are those that the interface promises; the connection may break. */
    ANSWERS("unpromised answers", AnswerChecks::unpromised);

    private final String label;
    private final Function<History, List<String>> violations;

    Invariant(String label, Function<History, List<String>> violations) {
        this.label = label;
        this.violations = violations;
    }

    /** What breaks it in a history, each with its ids. */
    List<String> violations(History history) {
        return violations.apply(history);
    }

    @Override
    public String toString() {
        return label;
    }
}
