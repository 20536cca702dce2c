package dev.visage.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.store.ByteBudgets;
import dev.visage.ingest.store.StoreSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class AdmissionTest {

    private static final Map<String, String> ALL = Map.of(
            "visage.admission.requests", "2",
            "visage.admission.uploads", "1",
            "visage.admission.waiting", "5",
            "visage.admission.retry-after", "7s");

    private final ByteBudgets bytes = new ByteBudgets(
            new Binder(new MapConfigurationPropertySource(Map.of("visage.store.bytes-in-flight", "100B")))
                    .bindOrCreate("visage.store", Bindable.of(StoreSettings.class)));
    private final Admission admission = new Admission(bind(ALL), bytes);

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new AdmissionSettings(512, 64, 10_000, Duration.ofSeconds(2)));
    }

    @Test
    void takesEveryKey() {
        assertThat(bind(ALL)).isEqualTo(new AdmissionSettings(2, 1, 5, Duration.ofSeconds(7)));
    }

    @Test
    void letsInAsManyRequestsAsThereIsRoomFor() {
        Permit first = admission.admit().orElseThrow();
        admission.admit().orElseThrow();

        assertThat(admission.admit()).isEmpty();
        first.giveBack();
        first.giveBack();
        assertThat(admission.admit()).isPresent();
        assertThat(admission.admit()).isEmpty();
    }

    @Test
    void refusesBodiesWhileUploadsWaitToBeStored() {
        Disposable upload = admission.accepting(Mono.never()).subscribe();

        assertThat(admission.admit(10)).isEmpty();
        assertThat(admission.admit()).isPresent();
        upload.dispose();
        assertThat(admission.admit(10)).isPresent();
    }

    @Test
    void refusesBodiesThatHaveNoRoomInMemory() {
        bytes.uploads().claim().add(91);

        assertThat(admission.admit(10)).isEmpty();
        assertThat(admission.admit(9)).isPresent();
    }

    @Test
    void tellsWhenToComeBack() {
        assertThat(admission.refusal()).isEqualTo(new Failure.Unavailable(Duration.ofSeconds(7)));
    }

    @Test
    void forgetsARequestThatWaitsForNothingButItsOutcome() {
        admission.admit().orElseThrow();
        Permit waiting = admission.admit().orElseThrow();

        Permit.givenBack().contextWrite(waiting::in).block();
        Permit.givenBack().block();

        assertThat(admission.admit()).isPresent();
        assertThat(admission.admit()).isEmpty();
    }

    private static AdmissionSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.admission", Bindable.of(AdmissionSettings.class));
    }
}
