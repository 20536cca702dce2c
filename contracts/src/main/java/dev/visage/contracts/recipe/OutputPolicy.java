package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The format in which renditions are written. All are sRGB and carry no metadata. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface OutputPolicy {

    /** The JPEG quality, 1 to 100, wherever the policy comes to JPEG. */
    int quality();

    /** PNG for a picture that is transparent somewhere, JPEG for every other. */
    @JsonTypeName("auto")
    record Auto(int quality) implements OutputPolicy {
        public Auto {
            requireQuality(quality);
        }
    }

    /** PNG for a PNG; every other as {@link Auto} does. */
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

    private static void requireQuality(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality is 1 to 100, not " + quality + ".");
        }
    }
}
