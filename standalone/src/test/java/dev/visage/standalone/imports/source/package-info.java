/** Tests of what can be imported. */
@NullMarked
package dev.visage.standalone.imports.source;

import org.jspecify.annotations.NullMarked;
