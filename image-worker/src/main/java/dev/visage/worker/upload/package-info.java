/**
 * What is done with an upload: original in, renditions and result out.
 */
@NullMarked
package dev.visage.worker.upload;

import org.jspecify.annotations.NullMarked;
