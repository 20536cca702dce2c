package dev.visage.ingest.imports;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.profile.PlainText;
import dev.visage.contracts.profile.TextForm;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.admission.Admission;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.ByteBudgets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Taking the pictures of an import one by one. */
@Component
class ItemCalls {

    private static final String USER = "user";
    private static final String FILE = "file";
    private static final TextForm USER_FORM = TextForm.upTo(254);
    private static final TextForm FILE_FORM = TextForm.upTo(500);

    private final Body body;
    private final KnownImports known;
    private final ItemPictures pictures;
    private final Registrations registrations;
    private final Admission admission;
    private final ByteBudget budget;

    ItemCalls(
            Body body,
            KnownImports known,
            ItemPictures pictures,
            Registrations registrations,
            Admission admission,
            ByteBudgets budgets) {
        this.body = body;
        this.known = known;
        this.pictures = pictures;
        this.registrations = registrations;
        this.admission = admission;
        this.budget = budgets.uploads();
    }

    Mono<ServerResponse> put(ServerRequest request, Caller caller) {
        String user = checked(USER, request.pathVariable(USER).strip(), USER_FORM);
        String name = checked(FILE, request.queryParam(FILE).orElse(user), FILE_FORM);
        NewUser newUser = newUser(request);
        return known.known(request, caller)
                .flatMap(target -> Mono.using(
                        () -> registrations.of(target.importId()).announce(),
                        announced -> put(request, target, new ImportEntry(name, user, newUser, null, null), announced),
                        RegistrationQueue.Announced::close));
    }

    private Mono<ServerResponse> put(
            ServerRequest request, KnownImport target, ImportEntry written, RegistrationQueue.Announced announced) {
        return body.picture(request, pictures.longest())
                .publishOn(Schedulers.parallel())
                .map(bytes -> pictures.judge(target, written.name(), written.user(), written.newUser(), bytes))
                .onErrorResume(FailureException.class, failed -> refused(written, failed))
                .flatMap(item -> byItself(target, item, announced).flatMap(taken -> answer(item, taken)))
                .onErrorResume(FailureException.class, ItemCalls::ended);
    }

    /** What is refused for its length is an item all the same. */
    private static Mono<SentItem> refused(ImportEntry written, FailureException failed) {
        return failed.failure() instanceof Failure.Refused refused
                ? Mono.just(SentItem.refused(written.name(), written.user(), refused.rejection()))
                : Mono.error(failed);
    }

    private static Mono<ServerResponse> ended(FailureException failed) {
        return failed.failure() instanceof Failure.Conflict
                ? ImportProblems.ended().response()
                : Mono.error(failed);
    }

    /** Once all of it has come it goes on, whether anybody waits for it or not; as long as that takes, its bytes count. */
    private Mono<ImportItem> byItself(KnownImport target, SentItem item, RegistrationQueue.Announced announced) {
        Mono<ImportItem> taken = stored(target, item).then(Mono.defer(() -> announced.take(item.entry())));
        SentItem.Content content = item.stored();
        int held = content == null ? 0 : content.bytes().length;
        return Mono.fromFuture(
                () -> admission.accepting(budget.hold(held, taken)).toFuture(), true);
    }

    private Mono<Void> stored(KnownImport target, SentItem item) {
        return target.terms().dryRun() ? Mono.empty() : pictures.store(target, item, item.writtenUserId());
    }

    private static Mono<ServerResponse> answer(SentItem sent, ImportItem item) {
        ItemJson shown = ItemJson.of(item);
        if (item.status() == ItemStatus.REFUSED) {
            return ImportProblems.refused(sent, item).with("item", shown).response();
        }
        ImportEntry.Picture picture = sent.entry().picture();
        boolean isNew =
                picture == null || item.uploadId() == null || picture.uploadId().equals(item.uploadId());
        return (isNew ? ServerResponse.accepted() : ServerResponse.ok()).bodyValue(shown);
    }

    private static @Nullable NewUser newUser(ServerRequest request) {
        Map<String, String> told = new HashMap<>();
        NewUser.FORMS.forEach((member, form) -> request.queryParam(member)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> told.put(member, checked(member, text, form))));
        return NewUser.of(told);
    }

    private static String checked(String field, String text, TextForm form) {
        form.fault(text).ifPresent(fault -> {
            throw FailureException.malformed(field, "\"" + field + "\" " + fault);
        });
        if (!PlainText.isPlain(text)) {
            throw FailureException.malformed(field, "\"" + field + "\" holds a control character.");
        }
        return text;
    }
}
