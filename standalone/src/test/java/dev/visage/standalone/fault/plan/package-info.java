/** Which faults happen when, drawn from a seed. */
@NullMarked
package dev.visage.standalone.fault.plan;

import org.jspecify.annotations.NullMarked;
