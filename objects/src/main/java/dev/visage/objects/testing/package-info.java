/**
 * The object store's stand-in for tests; it passes the same contract suite as the real one.
 */
@NullMarked
package dev.visage.objects.testing;

import org.jspecify.annotations.NullMarked;
