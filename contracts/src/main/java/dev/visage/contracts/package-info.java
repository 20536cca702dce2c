/** What the services say to each other. */
@NullMarked
package dev.visage.contracts;

import org.jspecify.annotations.NullMarked;
