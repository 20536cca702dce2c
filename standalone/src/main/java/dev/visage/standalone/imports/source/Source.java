package dev.visage.standalone.imports.source;

import java.io.IOException;

/** Pictures of users, which can be gone through again and again, in the same order if nothing changed. */
public interface Source {

    /**
     * Shows everything in it, one at a time: nothing of what was shown is held.
     *
     * @throws IOException if it cannot be read at all; what is wrong with a part of it is shown instead
     */
    void each(Visitor visitor) throws IOException, InterruptedException;

    /** How much {@link #each} shows. */
    default long count() throws IOException, InterruptedException {
        long[] count = {0};
        each(entry -> count[0]++);
        return count[0];
    }

    /** Is shown what a source holds. */
    @FunctionalInterface
    interface Visitor {

        /** Takes an entry, whose content can be read until this returns. */
        void visit(Entry entry) throws InterruptedException;
    }
}
