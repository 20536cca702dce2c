/**
 * What a worker is asked to make of a picture. A recipe travels with the upload, so workers know no dialects.
 */
@NullMarked
package dev.visage.contracts.recipe;

import org.jspecify.annotations.NullMarked;
