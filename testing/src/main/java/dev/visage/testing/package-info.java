/** The infrastructure that tests run against: embedded processes, or containers where Docker is present. */
@NullMarked
package dev.visage.testing;

import org.jspecify.annotations.NullMarked;
