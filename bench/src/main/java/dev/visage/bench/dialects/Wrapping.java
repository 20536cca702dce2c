package dev.visage.bench.dialects;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An upload call, and how its body carries the picture. */
enum Wrapping {
    NATIVE_RAW("native, raw", "/v1/users/1/pictures/avatar", Type.JPEG) {
        @Override
        byte[] body(byte[] picture) {
            return picture;
        }
    },
    NATIVE_JSON("native, base64 in JSON", "/v1/users/1/pictures/avatar", Type.JSON) {
        @Override
        byte[] body(byte[] picture) {
            return ascii("{\"dataUri\":\"data:image/jpeg;base64," + base64(picture) + "\"}");
        }
    },
    SMARTSHEET_RAW("Smartsheet, raw", "/2.0/users/1/profileimage", Type.JPEG) {
        @Override
        byte[] body(byte[] picture) {
            return picture;
        }
    },
    APPNET_MULTIPART("App.net, multipart", "/stream/0/users/me/avatar", Type.MULTIPART) {
        @Override
        byte[] body(byte[] picture) {
            return multipart("avatar", picture);
        }
    },
    KANTATA_MULTIPART("Kantata OX, multipart", "/api/v1/users/1/profile_photo", Type.MULTIPART) {
        @Override
        byte[] body(byte[] picture) {
            return multipart("user[profile_photo_attachment_file]", picture);
        }
    },
    GETNATIVE_JSON("GetNative, base64 in JSON", "/account/update_profile_image", Type.JSON) {
        @Override
        byte[] body(byte[] picture) {
            return ascii("{\"image\":\"" + base64(picture) + "\"}");
        }
    },
    GETNATIVE_FORM("GetNative, base64 in a form", "/account/update_profile_image", Type.FORM) {
        @Override
        byte[] body(byte[] picture) {
            return ascii("image=" + URLEncoder.encode(base64(picture), StandardCharsets.US_ASCII));
        }
    },
    VAYES_JSON("Vayes Prime, base64 in JSON", "/api/4.0/user/profile-picture", Type.JSON) {
        @Override
        byte[] body(byte[] picture) {
            return ascii("{\"name\":\"me.jpg\",\"height\":1,\"width\":1,\"mime\":\"image/jpeg\","
                    + "\"dataUri\":\"data:image/jpeg;base64," + base64(picture) + "\"}");
        }
    };

    private final String title;
    private final String path;
    private final String contentType;

    Wrapping(String title, String path, String contentType) {
        this.title = title;
        this.path = path;
        this.contentType = contentType;
    }

    /** The body that carries a picture. */
    abstract byte[] body(byte[] picture);

    /** For people. */
    String title() {
        return title;
    }

    /** An upload that does not wait for its outcome. */
    HttpRequest.Builder request(URI api, byte[] body) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", contentType)
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static String base64(byte[] picture) {
        return Base64.getEncoder().encodeToString(picture);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] multipart(String part, byte[] picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ascii("--visage\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"me.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
        body.writeBytes(picture);
        body.writeBytes(ascii("\r\n--visage--\r\n"));
        return body.toByteArray();
    }

    private static final class Type {
        static final String JPEG = "image/jpeg";
        static final String JSON = "application/json";
        static final String FORM = "application/x-www-form-urlencoded";
        static final String MULTIPART = "multipart/form-data; boundary=visage";
    }
}
