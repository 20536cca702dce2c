package dev.visage.worker.picture;

import dev.visage.worker.codec.colour.RgbProfile;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;

/**
 * Converts from a colour profile to sRGB, after resizing, when there are few pixels left. A profile that is broken, or for
 * other colours than the picture has, is as good as none.
 */
final class FromProfile {

    private static final int[] COLOURS = {0, 1, 2};

    private FromProfile() {}

    /**
     * The step, if there is something to convert.
     *
     * @param icc the profile; any bytes whatever
     * @param gray whether the picture is gray
     */
    static Optional<Step> of(byte[] icc, boolean gray) {
        Optional<RgbProfile> rgb = RgbProfile.of(icc);
        if (rgb.isPresent()) {
            return rgb.filter(profile -> !gray && !profile.isSrgb()).map(FromProfile::byMatrix);
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            int colours = profile.getColorSpaceType();
            if (gray) {
                return colours == ColorSpace.TYPE_GRAY ? Optional.of(byLevels(levels(profile))) : Optional.empty();
            }
            return colours == ColorSpace.TYPE_RGB ? Optional.of(byTables(profile)) : Optional.empty();
        } catch (CMMException | ProfileDataException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Step byMatrix(RgbProfile profile) {
        return image -> {
            profile.toSrgb(ImageChannel.pixels(image));
            return image;
        };
    }

    /** @param levels the level in sRGB of each of a gray channel's */
    private static Step byLevels(int[] levels) {
        return image -> {
            int[] pixels = ImageChannel.pixels(image);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = pixels[i] & 0xff000000 | levels[pixels[i] & 0xff] * 0x010101;
            }
            return image;
        };
    }

    private static int[] levels(ICC_Profile gray) {
        WritableRaster ramp = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY).getRaster();
        int[] levels = new int[256];
        Arrays.setAll(levels, level -> level);
        ramp.setPixels(0, 0, 256, 1, levels);
        BufferedImage rgb = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
        converter(gray).filter(ramp, rgb.getRaster());
        return rgb.getRaster().getSamples(0, 0, 256, 1, 1, levels);
    }

    /** What needs more than curves and a matrix. */
    private static Step byTables(ICC_Profile profile) {
        return image -> {
            WritableRaster colours =
                    image.getRaster().createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, COLOURS);
            try {
                converter(profile).filter(colours, colours);
            } catch (CMMException | ProfileDataException | IllegalArgumentException broken) {
                return image;
            }
            return image;
        };
    }

    private static ColorConvertOp converter(ICC_Profile profile) {
        ICC_Profile[] profiles = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        return new ColorConvertOp(profiles, null);
    }
}
