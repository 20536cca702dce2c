/**
 * The reference of the API for people and programs: the dialects' OpenAPI documents, a page that shows them, and the
 * AsyncAPI document of all events.
 */
@NullMarked
package dev.visage.ingest.reference;

import org.jspecify.annotations.NullMarked;
