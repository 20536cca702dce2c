package dev.visage.ingest.dialect.smartsheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The URL of one picture, or why there is none, with what was asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageUrlJson(
        String imageId,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String url,
        @Nullable ErrorJson error) {

    static ImageUrlJson found(ImageUrlRequest wanted, String url) {
        return new ImageUrlJson(wanted.imageId(), wanted.width(), wanted.height(), url, null);
    }

    static ImageUrlJson failed(ImageUrlRequest wanted, ErrorJson error) {
        return new ImageUrlJson(wanted.imageId(), wanted.width(), wanted.height(), null, error);
    }
}
