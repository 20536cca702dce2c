package dev.visage.worker.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Converts from the colour profile of a PNG to sRGB: the JDK's reader passes the samples on as they are. A profile that
 * is broken, or not for RGB, is as good as none.
 */
record FromProfile(ICC_Profile profile) implements Step {

    private static final int LONGEST_PROFILE = 1 << 20;
    private static final int[] COLOURS = {0, 1, 2};

    /**
     * The step for an iCCP chunk (PNG, third edition, section 11.3.2.3).
     *
     * @param chunk name, zero, compression method, then the deflated profile
     */
    static Optional<Step> ofChunk(byte[] chunk) {
        int start = 0;
        while (start < chunk.length && chunk[start] != 0) {
            start++;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk, Math.min(chunk.length, start + 2), Math.max(0, chunk.length - start - 2));
            byte[] profile = new byte[LONGEST_PROFILE];
            ICC_Profile parsed = ICC_Profile.getInstance(Arrays.copyOf(profile, inflater.inflate(profile)));
            return parsed.getColorSpaceType() == ColorSpace.TYPE_RGB
                    ? Optional.of(new FromProfile(parsed))
                    : Optional.empty();
        } catch (DataFormatException | IllegalArgumentException | CMMException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    @Override
    public BufferedImage apply(BufferedImage image) {
        WritableRaster colours =
                image.getRaster().createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, COLOURS);
        ICC_Profile[] profiles = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        try {
            new ColorConvertOp(profiles, null).filter(colours, colours);
        } catch (CMMException | ProfileDataException | IllegalArgumentException broken) {
            return image;
        }
        return image;
    }
}
