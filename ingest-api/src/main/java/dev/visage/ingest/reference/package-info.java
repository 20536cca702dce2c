/**
 * The reference of the API for people and programs: the dialects' OpenAPI documents, and a page that shows them.
 */
@NullMarked
package dev.visage.ingest.reference;

import org.jspecify.annotations.NullMarked;
