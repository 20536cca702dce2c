/**
 * The native API, version 1; its errors are RFC 9457 problem details.
 */
@NullMarked
package dev.visage.ingest.dialect.v1;

import org.jspecify.annotations.NullMarked;
