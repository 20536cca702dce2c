/** Clients that upload and edit through HTTP, whatever happens. */
@NullMarked
package dev.visage.standalone.fault.load;

import org.jspecify.annotations.NullMarked;
