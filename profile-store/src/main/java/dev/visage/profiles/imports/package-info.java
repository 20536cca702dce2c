/**
 * Imports and their items: held in the database, and handed to the workers through the outbox, a few at a time. ADR 21.
 */
@NullMarked
package dev.visage.profiles.imports;

import org.jspecify.annotations.NullMarked;
