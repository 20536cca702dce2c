/**
 * What a picture is, judged by its bytes, what becomes of it, and the reasons for which one is rejected.
 */
@NullMarked
package dev.visage.contracts.picture;

import org.jspecify.annotations.NullMarked;
