/**
 * The threads and connections of the web server and of the calls that go out.
 */
@NullMarked
package dev.visage.ingest.http;

import org.jspecify.annotations.NullMarked;
