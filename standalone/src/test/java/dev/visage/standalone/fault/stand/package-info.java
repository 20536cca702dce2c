/** The system under test as processes, and what can be done to it from outside. */
@NullMarked
package dev.visage.standalone.fault.stand;

import org.jspecify.annotations.NullMarked;
