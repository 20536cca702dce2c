package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.hasText;
import static dev.visage.contracts.picture.Bytes.i32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells formats by their first bytes, the only sign of a format that a client does not get to choose. */
final class MagicNumber {

    /** Brands that say how a picture is coded. */
    private static final Map<String, String> ISO_BRANDS = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("avis", "image/avif"),
            Map.entry("heic", "image/heic"),
            Map.entry("heix", "image/heic"),
            Map.entry("heim", "image/heic"),
            Map.entry("heis", "image/heic"),
            Map.entry("hevc", "image/heic"),
            Map.entry("hevx", "image/heic"),
            Map.entry("hevm", "image/heic"),
            Map.entry("hevs", "image/heic"),
            Map.entry("jxl ", "image/jxl"));

    /** Brands of pictures and of series of pictures, however they are coded. */
    private static final Set<String> HEIF_BRANDS = Set.of("mif1", "mif2", "msf1", "miaf");

    /** More than any file has. */
    private static final int MAX_BRANDS = 64;

    private MagicNumber() {}

    /** The accepted format that the bytes begin as, if any. */
    static Optional<PictureFormat> format(byte[] bytes) {
        if (hasText(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(PictureFormat.JPEG);
        }
        if (hasText(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PictureFormat.PNG);
        }
        if (hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a")) {
            return Optional.of(PictureFormat.GIF);
        }
        if (hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP")) {
            return Optional.of(PictureFormat.WEBP);
        }
        return Optional.empty();
    }

    /** The media type of bytes that are of no accepted format; null if they look like nothing known. */
    static @Nullable String otherMediaType(byte[] bytes) {
        if (hasText(bytes, 4, "ftyp")) {
            return bytes.length >= 12 ? isoMediaType(bytes) : "video/mp4";
        }
        if (hasText(bytes, 0, "BM") && hasText(bytes, 6, "\0\0\0\0")) {
            return "image/bmp";
        }
        if (hasText(bytes, 0, "II*\0") || hasText(bytes, 0, "MM\0*")) {
            return "image/tiff";
        }
        if (hasText(bytes, 0, "\0\0\1\0")) {
            return "image/vnd.microsoft.icon";
        }
        if (hasText(bytes, 0, "\u00ff\n") || hasText(bytes, 0, "\0\0\0\fJXL ")) {
            return "image/jxl";
        }
        if (hasText(bytes, 0, "%PDF-")) {
            return "application/pdf";
        }
        if (hasText(bytes, 0, "PK\3\4")) {
            return "application/zip";
        }
        return textMediaType(bytes);
    }

    /**
     * ISO base media file format, ISO/IEC 14496-12, section 4.3: the major brand follows the box type, compatible ones a
     * version. Pictures may have a general brand for their major one (ISO/IEC 23008-12, section 10.2).
     */
    private static String isoMediaType(byte[] bytes) {
        List<String> brands = new ArrayList<>(List.of(brand(bytes, 8)));
        long end = Math.min(i32(bytes, 0) & 0xffff_ffffL, Math.min(bytes.length, 16 + 4 * MAX_BRANDS));
        for (int at = 16; at + 4 <= end; at += 4) {
            brands.add(brand(bytes, at));
        }
        String otherwise = brands.stream().anyMatch(HEIF_BRANDS::contains) ? "image/heif" : "video/mp4";
        return brands.stream()
                .map(ISO_BRANDS::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }

    private static String brand(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String textMediaType(byte[] bytes) {
        int length = Math.min(bytes.length, 256);
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
                return null;
            }
        }
        String head = new String(bytes, 0, length, StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("<svg") || head.startsWith("<?xml") && head.contains("<svg")) {
            return "image/svg+xml";
        }
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            return "text/html";
        }
        return "text/plain";
    }
}
