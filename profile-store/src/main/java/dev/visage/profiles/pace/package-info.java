/**
 * How often what comes often is done.
 */
@NullMarked
package dev.visage.profiles.pace;

import org.jspecify.annotations.NullMarked;
