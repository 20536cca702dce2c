/**
 * Published pictures: their URLs and their delivery.
 */
@NullMarked
package dev.visage.ingest.image;

import org.jspecify.annotations.NullMarked;
