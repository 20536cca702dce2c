package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProfilesIT {

    private static TestingEdge edge;
    private static Profiles profiles;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
        profiles = edge.bean(Profiles.class);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @AfterEach
    void leaveProfilesAlone() {
        edge.profiles.beforeEdits(UnaryOperator.identity());
    }

    @Test
    void areFoundByIdsNamesAndAddress() {
        edge.profiles.add(71, "ada");
        edge.profiles.add(
                70, Attributes.named("Eve").draft().email("eve@example.org").attributes());

        assertThat(profiles.profiles(List.of(new UserId(71), new UserId(99), new UserId(70)))
                        .block())
                .extracting(profile -> profile.userId().value())
                .containsExactly(70L, 71L);
        assertThat(profiles.profilesOf(List.of("ADA", "nobody", "eve")).block())
                .extracting(profile -> profile.userId().value())
                .containsExactly(70L, 71L);
        assertThat(profiles.profileWithEmail("EVE@example.org").block().userId())
                .isEqualTo(new UserId(70));
        assertThat(failure(profiles.profileWithEmail("nobody+1@example.org")::block))
                .isEqualTo(new Failure.NotFound(Subject.USER));
        assertThat(profiles.profiles(List.of()).block()).isEmpty();
        assertThat(profiles.profilesOf(List.of()).block()).isEmpty();
    }

    @Test
    void areReadEvenIfTheyAreManyAndLong() {
        LongStream.range(10_000, 10_200)
                .forEach(user -> edge.profiles.add(
                        user,
                        Attributes.named("long" + user)
                                .draft()
                                .description("x".repeat(65_000), null)
                                .attributes()));

        assertThat(profiles.profiles(LongStream.range(10_000, 10_200)
                                .mapToObj(UserId::new)
                                .toList())
                        .block())
                .hasSize(200);
    }

    @Test
    void areEditedOnTopOfWhatOthersHaveChangedMeanwhile() {
        edge.profiles.add(72, "edited");
        AtomicInteger others = new AtomicInteger(4);
        edge.profiles.beforeEdits(profile -> others.getAndDecrement() > 0 ? next(profile) : profile);

        Profile edited = profiles.edit(
                        new UserId(72),
                        attributes -> attributes.draft().name("Eve").attributes())
                .block();

        assertThat(edited.attributes().name()).isEqualTo("Eve");
        assertThat(edited.attributes().about().location()).isEqualTo("by 5");
        assertThat(edited.version()).isEqualTo(new ProfileVersion(6));
    }

    @Test
    void areNotEditedForeverAgainstOthers() {
        edge.profiles.add(73, "contended");
        AtomicInteger tries = new AtomicInteger();
        edge.profiles.beforeEdits(profile -> {
            tries.incrementAndGet();
            return next(profile);
        });

        assertThat(failure(profiles.edit(
                        new UserId(73),
                        attributes -> attributes.draft().name("Eve").attributes())::block))
                .isInstanceOf(Failure.Conflict.class);
        assertThat(tries).hasValue(5);
    }

    @Test
    void areLeftAsTheyAreByAnEditThatFails() {
        Profile before = edge.profiles.add(74, "kept");

        assertThatThrownBy(() -> profiles.edit(new UserId(74), attributes -> {
                            throw FailureException.missing("name");
                        })
                        .block())
                .isInstanceOf(FailureException.class);
        assertThat(failure(profiles.edit(new UserId(99), attributes -> attributes)::block))
                .isEqualTo(new Failure.NotFound(Subject.USER));
        assertThat(edge.profiles.profile(74)).isEqualTo(before);
    }

    @Test
    void areProvisionedUnderAUsernameOfTheirOwn() {
        edge.profiles.add(75, "owner");

        assertThat(failure(profiles.provision(new UserId(76), Attributes.named("OWNER"))::block))
                .isEqualTo(new Failure.Conflict("The username OWNER belongs to another user."));
        assertThat(profiles.provision(new UserId(76), Attributes.named("another"))
                        .block()
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
    }

    /** What somebody else makes of a profile. */
    private static Profile next(Profile profile) {
        ProfileVersion version = profile.version().next();
        return new Profile(
                profile.userId(),
                version,
                profile.attributes().draft().location("by " + version).attributes(),
                profile.pictures(),
                profile.createdAt(),
                profile.updatedAt());
    }

    private static Failure failure(Runnable call) {
        return catchThrowableOfType(FailureException.class, call::run).failure();
    }
}
