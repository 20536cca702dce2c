/**
 * What the results of uploads do to profiles: consumed in batches, one transaction each.
 */
@NullMarked
package dev.visage.profiles.upload;

import org.jspecify.annotations.NullMarked;
