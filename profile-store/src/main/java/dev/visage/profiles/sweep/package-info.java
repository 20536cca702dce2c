/**
 * The sweep of the object store: orphans are deleted, dangling pictures are made once more. ADR 18 says why nothing is deleted
 * that anybody may still need.
 */
@NullMarked
package dev.visage.profiles.sweep;

import org.jspecify.annotations.NullMarked;
