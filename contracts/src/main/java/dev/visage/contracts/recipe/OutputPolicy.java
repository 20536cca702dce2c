package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The format in which renditions are written. All are sRGB and carry no metadata. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface OutputPolicy {

    /** The quality, 1 to 100, wherever the policy comes to a format with losses. */
    int quality();

    /** PNG for a picture that is transparent somewhere, JPEG for every other. */
    @JsonTypeName("auto")
    record Auto(int quality) implements OutputPolicy {
        public Auto {
            requireQuality(quality);
        }
    }

    /**
     * PNG for a PNG. Of a GIF, a target without a width stays a GIF with every frame, unless its shape pads; all else as
     * {@link Auto} does, of the first frame.
     */
    @JsonTypeName("as-submitted")
    record AsSubmitted(int quality) implements OutputPolicy {
        public AsSubmitted {
            requireQuality(quality);
        }
    }

    /** JPEG always, with transparent places on a colour. */
    @JsonTypeName("jpeg")
    record Jpeg(int quality, Colour background) implements OutputPolicy {
        public Jpeg {
            requireQuality(quality);
        }
    }

    /** WebP for every still, which stays transparent where it is. A worker that cannot write WebP does as {@link Auto}. */
    @JsonTypeName("webp")
    record WebP(int quality) implements OutputPolicy {
        public WebP {
            requireQuality(quality);
        }
    }

    private static void requireQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("Quality is 1 to 100, not " + quality + ".");
        }
    }
}
