/** Tests of imports by command. */
@NullMarked
package dev.visage.standalone.imports;

import org.jspecify.annotations.NullMarked;
