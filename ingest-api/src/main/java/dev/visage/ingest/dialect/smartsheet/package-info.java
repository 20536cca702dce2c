/**
 * The dialect of Smartsheet's API 2.0: a user's profile image, and what is told of users.
 */
@NullMarked
package dev.visage.ingest.dialect.smartsheet;

import org.jspecify.annotations.NullMarked;
