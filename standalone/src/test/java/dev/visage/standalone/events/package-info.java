/** Tests of changes on the command line. */
@NullMarked
package dev.visage.standalone.events;

import org.jspecify.annotations.NullMarked;
