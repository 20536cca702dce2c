package dev.visage.bench.rebalance;

/** What happens to the last of three members. */
enum Change {
    JOINS("joins two others"),
    DIES_AND_RETURNS("is killed, and started again 3 s later"),
    DIES("is killed for good"),
    LEAVES("leaves");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** How many members there are afterwards. */
    int membersAfter() {
        return this == JOINS || this == DIES_AND_RETURNS ? 3 : 2;
    }

    @Override
    public String toString() {
        return words;
    }
}
