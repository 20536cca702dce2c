package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.dialect.Multipart.Part;
import dev.visage.ingest.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The file of an upload: the body itself, whatever its type is said to be, or a part of a multipart body. */
@Component
class SubmittedFile {

    private static final String PART = "filename";

    /** The file with the documented name, any other file, a part that begins as a picture, or at least one with that name. */
    private static final List<Predicate<Part>> BEST_FIRST = List.of(
            part -> part.isFile() && isNamed(part), Part::isFile, SubmittedFile::isPicture, SubmittedFile::isNamed);

    private final Body body;
    private final DataSize limit;

    SubmittedFile(Body body, SmartsheetSettings settings) {
        this.body = body;
        this.limit = settings.limit();
    }

    /** The file's bytes; none if the body is empty. */
    Mono<byte[]> read(ServerRequest request) {
        return ContentType.of(request) == ContentType.MULTIPART
                ? body.framedPicture(request, limit).map(bytes -> unwrapped(request, bytes))
                : body.picture(request, limit);
    }

    private static byte[] unwrapped(ServerRequest request, byte[] bytes) {
        return Body.isBare(bytes)
                ? bytes
                : filePart(parse(request, bytes))
                        .map(Part::bytes)
                        .orElseThrow(() -> new SmartsheetException(SmartsheetError.partMissing(PART)));
    }

    private static Multipart parse(ServerRequest request, byte[] bytes) {
        try {
            return Multipart.parse(ContentType.ofMultipart(request), bytes);
        } catch (FailureException malformed) {
            throw new SmartsheetException(SmartsheetError.multipartInvalid());
        }
    }

    private static Optional<Part> filePart(Multipart multipart) {
        return BEST_FIRST.stream()
                .flatMap(candidates -> multipart.parts().stream().filter(candidates))
                .findFirst();
    }

    private static boolean isNamed(Part part) {
        return part.name().equals(PART);
    }

    private static boolean isPicture(Part part) {
        return PictureFormat.beginning(part.bytes()).isPresent();
    }
}
