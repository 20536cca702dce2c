/**
 * The whole system on one machine: infrastructure and services, in one JVM or as processes.
 */
@NullMarked
package dev.visage.standalone.launch;

import org.jspecify.annotations.NullMarked;
