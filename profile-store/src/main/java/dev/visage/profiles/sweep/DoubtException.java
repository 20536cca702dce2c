package dev.visage.profiles.sweep;

import org.jspecify.annotations.Nullable;

/** It cannot be told what is under way, so nothing may be deleted. */
final class DoubtException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    /**
     * @param sentence why, for people
     */
    DoubtException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
