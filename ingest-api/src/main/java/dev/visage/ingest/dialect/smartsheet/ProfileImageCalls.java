package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.upload.UploadTerms;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting a user's profile image: the whole picture on a white square of 1050 pixels, as JPEG. */
@Component
class ProfileImageCalls {

    private static final Recipe RECIPE = Recipe.avatar()
            .shaped(new Shape.PadSquare(Colour.WHITE))
            .enlarging()
            .onWhite();

    private final SubmittedFile file;
    private final PictureUploads uploads;
    private final Profiles profiles;
    private final UploadTerms terms;

    ProfileImageCalls(SmartsheetSettings settings, SubmittedFile file, PictureUploads uploads, Profiles profiles) {
        this.file = file;
        this.uploads = uploads;
        this.profiles = profiles;
        this.terms = UploadTerms.of(Smartsheet.NAME, PictureKind.AVATAR, settings.limit(), RECIPE)
                .taking(Set.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.GIF));
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        return profiles.userId(UserParameter.of(request), caller.userId())
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> uploads.upload(request, userId, terms, file.read(request)))
                .flatMap(ProfileImageCalls::answer);
    }

    private static Mono<ServerResponse> answer(Settled settled) {
        UserJson user = UserJson.of(settled.profile());
        return settled.answer(HttpStatus.OK)
                .contentType(Smartsheet.JSON)
                .bodyValue(settled.isPending() ? ResultJson.partial(user) : ResultJson.success(user));
    }
}
