package dev.visage.standalone.demo;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.demo.DemoUpload.Client;
import dev.visage.standalone.demo.DemoUpload.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** What the demonstration uploads. */
final class DemoUploads {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final List<Integer> LADDER = List.of(1050, 400, 200, 96, 48);

    private DemoUploads() {}

    static List<DemoUpload> all() throws IOException {
        return List.of(
                upload(
                        1001,
                        "ada",
                        "photograph 1600 x 1200, EXIF turned",
                        Client.NATIVE_RAW,
                        SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT),
                        new Expected.Applied(LADDER, JPEG)),
                upload(
                        1002,
                        "bela",
                        "PNG 800 x 600 with alpha",
                        Client.NATIVE_MULTIPART,
                        SamplePictures.transparent(800, 600),
                        new Expected.Applied(List.of(600, 400, 200, 96, 48), PNG)),
                upload(
                        1003,
                        "chidi",
                        "GIF 320 x 240",
                        Client.NATIVE_RAW,
                        SamplePictures.gif(320, 240),
                        new Expected.Applied(List.of(240, 200, 96, 48), JPEG)),
                upload(
                        1004,
                        "dora",
                        "the sample of its documents",
                        Client.VAYES,
                        vayesPrimeSample(),
                        new Expected.Applied(List.of(200, 96, 48), JPEG)),
                upload(
                        1005,
                        "emil",
                        "photograph 900 x 1200",
                        Client.APPNET,
                        SamplePictures.photograph(900, 1200, Orientation.UPRIGHT),
                        new Expected.Applied(List.of(900, 400, 200, 96, 48), JPEG)),
                upload(
                        1006,
                        "fatma",
                        "PNG 500 x 500 with alpha",
                        Client.APPNET,
                        SamplePictures.transparent(500, 500),
                        new Expected.Applied(List.of(500, 400, 200, 96, 48), PNG)),
                upload(
                        1007,
                        "gert",
                        "photograph 1000 x 800",
                        Client.GETNATIVE,
                        SamplePictures.photograph(1000, 800, Orientation.UPRIGHT),
                        new Expected.Applied(List.of(800, 400, 200, 96, 48), JPEG)),
                upload(
                        1008,
                        "hana",
                        "photograph 600 x 400",
                        Client.SMARTSHEET,
                        SamplePictures.photograph(600, 400, Orientation.UPRIGHT),
                        new Expected.Applied(LADDER, JPEG)),
                upload(
                        1009,
                        "ivo",
                        "PNG 450 x 450 with alpha",
                        Client.KANTATA,
                        SamplePictures.transparent(450, 450),
                        new Expected.Applied(List.of(450, 400, 200, 96, 48), JPEG)),
                upload(
                        1010,
                        "mallory",
                        "PNG that claims 65536 x 65536",
                        Client.NATIVE_RAW,
                        SamplePictures.pngClaiming(65536, 65536),
                        new Expected.Refused(422, "too-many-pixels")));
    }

    private static DemoUpload upload(
            long userId, String username, String picture, Client client, byte[] bytes, Expected expected) {
        return new DemoUpload(new UserId(userId), username, picture, client, bytes, expected);
    }

    /** The picture that Vayes Prime's documentation gives to test with, out of its data URI. */
    private static byte[] vayesPrimeSample() throws IOException {
        try (InputStream in = DemoUploads.class.getResourceAsStream("vayes-prime-sample.txt")) {
            String dataUri = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        }
    }
}
