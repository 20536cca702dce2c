/**
 * {@code visage import}: sends the pictures of a folder, an archive or a manifest, and follows them to their ends.
 */
@NullMarked
package dev.visage.standalone.imports;

import org.jspecify.annotations.NullMarked;
