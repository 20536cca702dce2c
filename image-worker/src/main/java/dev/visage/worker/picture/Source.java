package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureHeader;
import dev.visage.worker.lane.Lane;

/**
 * An upload that passed the limits.
 *
 * @param bytes as they came; not to be changed
 * @param header what they begin with
 * @param lane on which it came
 */
record Source(byte[] bytes, PictureHeader header, Lane lane) {

    /** The sides as they are stored, before the EXIF turn. */
    Size stored() {
        return new Size(header.width(), header.height());
    }
}
