/** The fault suite: everything is killed, stopped or slowed while people upload, and nothing may be lost, doubled or mixed. */
@NullMarked
package dev.visage.standalone.fault;

import org.jspecify.annotations.NullMarked;
