/**
 * Imports: many pictures of many users, kept as one resource whose progress can be followed.
 */
@NullMarked
package dev.visage.contracts.imports;

import org.jspecify.annotations.NullMarked;
