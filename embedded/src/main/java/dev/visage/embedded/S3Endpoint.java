package dev.visage.embedded;

import java.net.URI;

/** Where the object store answers, and the key pair it accepts. Any region name will do. */
public record S3Endpoint(URI uri, String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "S3Endpoint[" + uri + "]";
    }
}
