/**
 * Where objects lie in the bucket.
 */
@NullMarked
package dev.visage.contracts.storage;

import org.jspecify.annotations.NullMarked;
