/**
 * Connections to PostgreSQL outside of the pool.
 */
@NullMarked
package dev.visage.profiles.database;

import org.jspecify.annotations.NullMarked;
