/**
 * Where pictures to be imported lie on this machine: folders, archives and what manifests name.
 */
@NullMarked
package dev.visage.standalone.imports.source;

import org.jspecify.annotations.NullMarked;
