package dev.visage.ingest.dialect.vayes;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Once;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.upload.Upload;
import dev.visage.ingest.upload.UploadTerms;
import dev.visage.ingest.upload.Uploads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting the caller's picture. */
@Component
class PictureCalls {

    private static final DataSize LIMIT = DataSize.ofMegabytes(10);
    private static final UploadTerms TERMS = UploadTerms.of(
            Vayes.NAME, PictureKind.AVATAR, LIMIT, Recipe.avatar().withWhole());

    private final Body body;
    private final Uploads uploads;
    private final PictureUploads pictures;
    private final Answers answers;

    PictureCalls(Body body, Uploads uploads, PictureUploads pictures, Answers answers) {
        this.body = body;
        this.uploads = uploads;
        this.pictures = pictures;
        this.answers = answers;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        caller.requireUpdating(self);
        return body.base64Picture(request, LIMIT)
                .map(PictureForm::parse)
                .flatMap(form -> form.problems().isEmpty()
                        ? upload(request, self, form)
                        : answers.error(VayesError.invalid(problems(form, self)), request));
    }

    private Mono<ServerResponse> upload(ServerRequest request, UserId self, PictureForm form) {
        String name = form.name();
        return pictures.upload(request, self, TERMS, Once.of(form.picture())).flatMap(settled -> answer(settled, name));
    }

    /** All that is wrong: with a picture too that is well wrapped but not taken. */
    private Map<String, Message> problems(PictureForm form, UserId self) {
        Map<String, Message> problems = new LinkedHashMap<>(form.problems());
        if (form.picture().length > 0) {
            uploads.refusal(new Upload(self, form.picture(), TERMS))
                    .ifPresent(refusal -> problems.put(PictureForm.PICTURE, VayesError.message(refusal)));
        }
        return problems;
    }

    private static Mono<ServerResponse> answer(Settled settled, String name) {
        Optional<Image> stored =
                settled.isPending() ? Optional.empty() : settled.profile().picture(PictureKind.AVATAR);
        Object shown = stored.<Object>map(
                        image -> UploadedPicture.of(settled.profile().userId(), name, image.largest()))
                .orElseGet(() -> VayesUser.of(settled.profile()));
        return settled.answer(stored.isPresent() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .contentType(Answers.JSON)
                .bodyValue(shown);
    }
}
