package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class MultipartTest {

    private static final MediaType TYPE = MediaType.parseMediaType("multipart/form-data; boundary=x");

    @Test
    void readsPartsInAnyOrderWithAndWithoutTypeAndFileName() {
        Multipart parts = parse("preamble\r\n--x\r\ncontent-disposition: form-data; name=plain\r\n\r\nhello\r\n"
                + "--x\r\nContent-Type: image/png\r\nContent-Disposition: form-data; filename=\"C:\\a;b.png\"; name=\"file\"\r\n\r\n"
                + "\u0001\r\n\u0002\r\n--x--\r\nepilogue");

        assertThat(parts.parts()).extracting(Multipart.Part::name).containsExactly("plain", "file");
        assertThat(parts.parts()).extracting(Multipart.Part::isFile).containsExactly(false, true);
        assertThat(parts.part("plain").orElseThrow().text()).isEqualTo("hello");
        assertThat(parts.part("file").orElseThrow().bytes()).containsExactly(1, '\r', '\n', 2);
        assertThat(parts.part("none")).isEmpty();
    }

    @Test
    void readsAnEmptyPart() {
        assertThat(parse("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--x--")
                        .part("a")
                        .orElseThrow()
                        .bytes())
                .isEmpty();
    }

    @Test
    void takesALastDelimiterThatFollowsTheBytesAtOnce() {
        assertThat(parse("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbytes--x")
                        .part("a")
                        .orElseThrow()
                        .text())
                .isEqualTo("bytes");
    }

    @Test
    void keepsBytesThatOnlyLookLikeADelimiter() {
        assertThat(parse("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb--x b\r\n--xy\r\n--x--\r\n")
                        .part("a")
                        .orElseThrow()
                        .text())
                .isEqualTo("b--x b\r\n--xy");
    }

    @Test
    void takesNoNameOutOfAFileName() {
        Multipart parts =
                parse("--x\r\nContent-Disposition: form-data; filename=\"x; name=image\"; name=\"other\"\r\n\r\n"
                        + "bytes\r\n--x--");

        assertThat(parts.parts()).extracting(Multipart.Part::name).containsExactly("other");
    }

    @Test
    void takesAFileAndWhatBeginsAsAPictureForARawOne() {
        byte[] text = "iVBO".getBytes(StandardCharsets.US_ASCII);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

        assertThat(new Multipart.Part("a", true, text).picture("a")).isEqualTo(text);
        assertThat(new Multipart.Part("a", false, png).picture("a")).isEqualTo(png);
    }

    @Test
    void takesAnyOtherPartForABase64Picture() {
        byte[] dataUri = "data:image/png;base64,iVBO".getBytes(StandardCharsets.US_ASCII);
        Multipart.Part prose = new Multipart.Part("a", false, "no picture!".getBytes(StandardCharsets.US_ASCII));

        assertThat(new Multipart.Part("a", false, dataUri).picture("a")).containsExactly(0x89, 'P', 'N');
        assertThatThrownBy(() -> prose.picture("b"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(new Failure.NotBase64("b")));
    }

    @Test
    void givesAPartWithoutANameTheEmptyOne() {
        Multipart parts = parse("--x\r\nContent-Disposition: form-data; filename=\"a.png\"\r\n\r\nbytes\r\n"
                + "--x\r\nContent-Disposition: form-data\r\n\r\nmore\r\n--x--");

        assertThat(parts.parts()).extracting(Multipart.Part::name).containsExactly("", "");
        assertThat(parts.parts()).extracting(Multipart.Part::isFile).containsExactly(true, false);
        assertThat(parts.parts()).extracting(Multipart.Part::text).containsExactly("bytes", "more");
        assertThat(parts.part("null")).isEmpty();
    }

    @Test
    void readsAFormWithoutFields() {
        assertThat(parse("--x--\r\n").parts()).isEmpty();
        assertThatThrownBy(() -> parse("nothing of it")).isInstanceOf(FailureException.class);
    }

    @Test
    void findsNoPartsWhereThereAreNone() {
        assertThat(Multipart.parseAnyParts(TYPE, new byte[0])).isEmpty();
        assertThatThrownBy(() -> Multipart.parseAnyParts(MediaType.MULTIPART_FORM_DATA, new byte[0]))
                .isInstanceOf(FailureException.class);
    }

    @Test
    void refusesABodyWithoutPartsOrBoundary() {
        assertThatThrownBy(() -> parse("nothing")).isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> parse("--y--")).isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> parse("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut off"))
                .isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> Multipart.parse(MediaType.MULTIPART_FORM_DATA, new byte[0]))
                .isInstanceOf(FailureException.class);
    }

    @Test
    void neverFailsOtherwiseOnMutilatedBodies() {
        byte[] whole = ("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n\1\2\3\r\n--x\r\n"
                        + "Content-Disposition: form-data; name=\"c\"\r\n\r\nd\r\n--x--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] body = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int j = random.nextInt(4); j > 0 && body.length > 0; j--) {
                body[random.nextInt(body.length)] = (byte) "-x\r\n\":;=a".charAt(random.nextInt(9));
            }
            try {
                Multipart.parse(TYPE, body);
            } catch (FailureException refused) {
                assertThat(refused.failure()).isNotNull();
            }
        }
    }

    private static Multipart parse(String body) {
        return Multipart.parse(TYPE, body.getBytes(StandardCharsets.ISO_8859_1));
    }
}
