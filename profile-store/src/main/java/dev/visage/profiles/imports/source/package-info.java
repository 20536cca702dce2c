/**
 * Imports of pictures that lie in the bucket: keys are listed, or a manifest is read, and pictures stay where they are.
 */
@NullMarked
package dev.visage.profiles.imports.source;

import org.jspecify.annotations.NullMarked;
