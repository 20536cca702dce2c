package dev.visage.profiles.notification;

import java.util.List;

/**
 * Something to tell a user, in whichever language.
 *
 * @param key which text of the bundles
 * @param arguments what stands for the text's placeholders; numbers are written as the language writes them
 */
record Phrase(String key, List<Object> arguments) {

    Phrase {
        arguments = List.copyOf(arguments);
    }

    static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
