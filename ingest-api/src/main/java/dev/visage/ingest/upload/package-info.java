/**
 * The one use case of every dialect: accept an upload, and await what becomes of it.
 */
@NullMarked
package dev.visage.ingest.upload;

import org.jspecify.annotations.NullMarked;
