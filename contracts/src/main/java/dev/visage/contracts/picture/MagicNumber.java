package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.hasText;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells formats by their first bytes, the only sign of a format that a client does not get to choose. */
final class MagicNumber {

    private static final Map<String, String> ISO_BRANDS = Map.of(
            "avif", "image/avif",
            "avis", "image/avif",
            "heic", "image/heic",
            "heix", "image/heic",
            "hevc", "image/heic",
            "mif1", "image/heif",
            "msf1", "image/heif",
            "jxl ", "image/jxl");

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

    /** ISO base media file format, ISO/IEC 14496-12, section 4.3: the major brand follows the box type. */
    private static String isoMediaType(byte[] bytes) {
        String brand = new String(bytes, 8, 4, StandardCharsets.ISO_8859_1);
        return ISO_BRANDS.getOrDefault(brand, "video/mp4");
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
