/**
 * The interfaces that services call one another through.
 */
@NullMarked
package dev.visage.contracts.api;

import org.jspecify.annotations.NullMarked;
