package dev.visage.profiles.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.recipe.Crop;
import dev.visage.profiles.notification.Notice.WebhookEnd;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final UserId ADA = new UserId(2244994983L);
    private static final URI HOOK = URI.create("https://hooks.example.org/secret?token=1");
    private static final Rejection LARGE = new Rejection.TooManyPixels(50_000_000, 65_535, 1_001);

    private final Texts texts = new Texts();

    @Test
    void areThereForEveryTopicAndEveryReason() {
        assertThat(notices()).extracting(Notice::topic).contains(Topic.values());
        assertThat(rejections()).extracting(Object::getClass).contains(Rejection.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void areWholeInEveryLanguage(Language language) {
        for (Notice notice : notices()) {
            for (Phrase phrase : List.of(notice.title(), notice.text())) {
                assertThat(texts.text(phrase, language))
                        .as(phrase.key())
                        .isNotBlank()
                        .doesNotContain("{", "}", "''");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areAllUsed(Language language) {
        Set<String> used = notices().stream()
                .flatMap(notice -> Stream.of(notice.title(), notice.text()))
                .map(Phrase::key)
                .collect(Collectors.toSet());
        ResourceBundle bundle = ResourceBundle.getBundle(
                Texts.BUNDLE, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

        assertThat(bundle.getLocale()).isEqualTo(language.locale());
        assertThat(bundle.keySet()).isEqualTo(used);
    }

    @Test
    void sayInEnglishWhatRejectionsSay() {
        for (Rejection rejection : rejections()) {
            assertThat(text(rejection, Language.EN)).isEqualTo(rejection.sentence());
        }
    }

    @Test
    void writeNumbersAsTheLanguageDoes() {
        Rejection bytes = new Rejection.TooManyBytes(10_000_000, 5_000_000_000L);

        assertThat(text(LARGE, Language.DE))
                .isEqualTo("Das Bild hat 65,7 Megapixel (65.535 x 1.001); die Grenze liegt bei 50,0.");
        assertThat(text(LARGE, Language.TR))
                .isEqualTo("Görsel 65,7 megapiksel (65.535 x 1.001); sınır 50,0 megapikseldir.");
        assertThat(text(bytes, Language.DE))
                .isEqualTo("Das Bild hat 5.000.000.000 Byte; die Grenze liegt bei 10.000.000 Byte.");
        assertThat(text(new Rejection.TooNarrow(1, 0), Language.DE))
                .isEqualTo("Das Bild ist 0 Pixel breit; nötig ist mindestens 1.");
        assertThat(text(new Rejection.TooNarrow(960, 640), Language.DE))
                .isEqualTo("Das Bild ist 640 Pixel breit; nötig sind mindestens 960.");
        assertThat(text(Rejection.Undecodable.tooSlow(Duration.ofSeconds(1)), Language.DE))
                .isEqualTo("Das Bild zu lesen dauert länger als die Grenze von einer Sekunde.");
        assertThat(text(Rejection.Undecodable.tooSlow(Duration.ofMillis(2_500)), Language.DE))
                .isEqualTo("Das Bild zu lesen dauert länger als die Grenze von 2,5 Sekunden.");
    }

    @Test
    void neverRoundWhatIsBeyondALimitToTheLimit() {
        Rejection barely = new Rejection.TooManyPixels(50_000_000, 50_000_001, 1);

        assertThat(text(barely, Language.EN)).contains("50.1 megapixels").endsWith("the limit is 50.0.");
    }

    @Test
    void tellOfAWebhookNoMoreThanItsHost() {
        Notice notice = Notice.webhookDisabled(ADA, HOOK, WebhookEnd.GONE);

        assertThat(texts.text(notice.text(), Language.EN))
                .isEqualTo("Your webhook at hooks.example.org is called no more: it answered that it is gone (410).");
    }

    @Test
    void areInTheLanguageOfTheLocaleOrInEnglish() {
        for (String german : List.of("de", "de_AT", "de-CH", "DE_de")) {
            assertThat(Language.of(german)).as(german).isEqualTo(Language.DE);
        }
        assertThat(Language.of("tr_TR")).isEqualTo(Language.TR);
        for (String other : List.of("en_GB", "fr", "", "no language", "dent")) {
            assertThat(Language.of(other)).as(other).isEqualTo(Language.EN);
        }
        assertThat(Language.of(null)).isEqualTo(Language.EN);
    }

    private String text(Rejection rejection, Language language) {
        return texts.text(rejection.translate(new RejectionPhrase()), language);
    }

    private static List<Notice> notices() {
        UploadId uploadId = UploadId.next();
        List<Notice> notices = new ArrayList<>();
        for (PictureKind kind : PictureKind.values()) {
            notices.add(Notice.applied(ADA, kind, uploadId));
            notices.add(Notice.imported(ADA, kind, uploadId, true));
            notices.add(Notice.failed(ADA, kind, uploadId));
            rejections().forEach(reason -> notices.add(Notice.rejected(ADA, kind, uploadId, reason)));
        }
        for (WebhookEnd end : WebhookEnd.values()) {
            notices.add(Notice.webhookDisabled(ADA, HOOK, end));
        }
        return notices;
    }

    private static List<Rejection> rejections() {
        List<Rejection> rejections = new ArrayList<>(List.of(
                new Rejection.Empty(),
                new Rejection.NotAPicture("text/html"),
                new Rejection.NotAPicture(null),
                new Rejection.UnsupportedFormat("image/heic"),
                new Rejection.TooManyBytes(10_000_000, 5_000_000_000L),
                new Rejection.TooManyBytes(10_000_000, null),
                LARGE,
                new Rejection.TooManyPixels(50_000_000, 500, 400, 60_000_000L),
                new Rejection.SideTooLong(65_500, 70_000, 600),
                new Rejection.TooManyFrames(1_000, 1_200),
                new Rejection.TooManyScans(50, 812),
                new Rejection.TooNarrow(960, 640),
                new Rejection.CropOutside(new Crop(400, -20, 30, 20), 400, 300),
                new Rejection.RenditionsTooLarge(100_000_000, 335_544_320),
                Rejection.Undecodable.tooSlow(Duration.ofSeconds(10)),
                Rejection.Undecodable.tooSlow(Duration.ofMillis(1_250)),
                new Rejection.SourceMissing(),
                new Rejection.UnknownUser(ADA)));
        Stream.of(Defect.values()).map(Rejection.Undecodable::new).forEach(rejections::add);
        return rejections;
    }
}
