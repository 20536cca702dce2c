/**
 * The system of record: what users are called, which pictures they show, how uploads ended, what is to be published.
 */
@NullMarked
package dev.visage.profiles;

import org.jspecify.annotations.NullMarked;
