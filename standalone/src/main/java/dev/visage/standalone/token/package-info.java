/**
 * The keys of a system of one's own, and the tokens made with them.
 */
@NullMarked
package dev.visage.standalone.token;

import org.jspecify.annotations.NullMarked;
