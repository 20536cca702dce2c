/**
 * The sweep of a running system's object store, on demand.
 */
@NullMarked
package dev.visage.standalone.reconcile;

import org.jspecify.annotations.NullMarked;
