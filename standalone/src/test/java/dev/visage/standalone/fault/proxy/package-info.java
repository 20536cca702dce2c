/** Stands between the services and the object store, and makes it slow, faulty or gone. */
@NullMarked
package dev.visage.standalone.fault.proxy;

import org.jspecify.annotations.NullMarked;
