package dev.visage.standalone.fault.check;

/** A promise that the model breaks on purpose, with the invariant that must catch it. */
enum Break {
    LOSES_AN_UPLOAD(Invariant.LOST),
    LOSES_AN_EDIT(Invariant.LOST),
    REJECTS_A_SOUND_PICTURE(Invariant.WRONGLY_ENDED),
    ANSWERS_WITH_ANOTHER_END(Invariant.WRONGLY_ENDED),
    APPLIES_TWICE(Invariant.APPLIED_TWICE),
    DECIDES_TWICE(Invariant.DECIDED_TWICE),
    MAKES_TWO_UPLOADS_OF_ONE_KEY(Invariant.UPLOADED_TWICE),
    LETS_AN_OLDER_ONE_WIN(Invariant.OLDER_OVER_NEWER),
    LETS_AN_IMPORT_WIN(Invariant.OLDER_OVER_NEWER),
    NAMES_NO_NEWER_ONE(Invariant.WRONGLY_SUPERSEDED),
    ORDERS_AGAINST_ACCEPTANCE(Invariant.ORDER_OF_ACCEPTANCE),
    TELLS_OUT_OF_ORDER(Invariant.ORDER_OF_EVENTS),
    SHOWS_ANOTHERS_PIXELS(Invariant.MIXED_RENDITIONS),
    NAMES_ANOTHERS_RENDITION(Invariant.MIXED_RENDITIONS),
    REMOVES_WHAT_IS_NAMED(Invariant.DANGLING_POINTERS),
    LEAVES_AN_ORPHAN(Invariant.ORPHANS),
    LEAVES_AN_ORIGINAL(Invariant.ORPHANS),
    TELLS_AN_OUTCOME_THAT_IS_NOT(Invariant.EVENTS_WITHOUT_COMMIT),
    TELLS_A_VERSION_THAT_IS_NOT(Invariant.EVENTS_WITHOUT_COMMIT),
    KEEPS_AN_OUTCOME_TO_ITSELF(Invariant.COMMITS_WITHOUT_EVENT),
    KEEPS_A_VERSION_TO_ITSELF(Invariant.COMMITS_WITHOUT_EVENT),
    LEAVES_THE_OUTBOX_FULL(Invariant.COMMITS_WITHOUT_EVENT),
    GIVES_ONE_ID_TWO_CONTENTS(Invariant.ONE_ID_ONE_CONTENT),
    TELLS_A_VERSION_TWICE(Invariant.VERSIONS_TOLD_TWICE),
    NOTIFIES_TWICE(Invariant.NOTIFICATIONS),
    NOTIFIES_NOBODY(Invariant.NOTIFICATIONS),
    LEAVES_A_DEAD_LETTER(Invariant.DEAD_LETTERS),
    ANSWERS_500(Invariant.ANSWERS),
    DOES_NOT_SAY_WHEN_TO_COME_BACK(Invariant.ANSWERS),
    REFUSES_A_SOUND_PICTURE(Invariant.ANSWERS);

    private final Invariant invariant;

    Break(Invariant invariant) {
        this.invariant = invariant;
    }

    /** What it breaks, and nothing else. */
    Invariant invariant() {
        return invariant;
    }
}
