/**
 * What the system would make of a picture, made here, without servers.
 */
@NullMarked
package dev.visage.standalone.transform;

import org.jspecify.annotations.NullMarked;
