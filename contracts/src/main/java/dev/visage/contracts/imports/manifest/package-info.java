/**
 * Manifests: files that tell, row by row, whose the pictures of an import are.
 */
@NullMarked
package dev.visage.contracts.imports.manifest;

import org.jspecify.annotations.NullMarked;
