package dev.visage.profiles.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.api.IdempotencyApi;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.profiles.TestingStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class IdempotencyIT {

    private static final IdempotencyKey KEY = new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");
    private static final Fingerprint PAYLOAD = new Fingerprint("a".repeat(64));
    private static final Fingerprint OTHER = new Fingerprint("b".repeat(64));
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RENEWED = Duration.ofMinutes(2);

    private static TestingStore store;
    private static TestingStore second;

    private final UserId userId = TestingStore.someone();

    @BeforeAll
    static void startStores() {
        store = TestingStore.start("--visage.idempotency.purge-every=100ms", "--visage.idempotency.purge-batch=2");
        second = TestingStore.start();
    }

    @AfterAll
    static void stopStores() {
        second.close();
        store.close();
    }

    @Test
    void theFirstClaimGetsAnUploadIdAndTheNextIsToldThatItIsInProgress() {
        UploadId uploadId = claimed(userId);

        assertThat(claim(userId, PAYLOAD))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        inProgress ->
                                assertThat(inProgress.lease()).isPositive().isLessThanOrEqualTo(LEASE));
        assertThat(claimed(TestingStore.someone())).isNotEqualTo(uploadId);
    }

    @Test
    void ofManyWhoClaimAtOnceAtTwoStoresOneGetsTheKey() {
        List<IdempotencyApi> stores = List.of(store.client(IdempotencyApi.class), second.client(IdempotencyApi.class));

        List<Claim> claims = Flux.range(0, 32)
                .flatMap(
                        number -> stores.get(number % 2)
                                .claim(userId, new ClaimRequest(KEY, PAYLOAD, LEASE))
                                .subscribeOn(Schedulers.parallel()),
                        32)
                .collectList()
                .block();

        assertThat(claims)
                .hasSize(32)
                .filteredOn(Claim.Claimed.class::isInstance)
                .hasSize(1);
        assertThat(claims).filteredOn(Claim.InProgress.class::isInstance).hasSize(31);
    }

    @Test
    void ofManyWhoClaimWhenALeaseIsOverOneGetsTheKeyUnderTheSameUploadId() {
        UploadId uploadId = claimed(userId);
        letTheLeaseRunOut();

        List<Claim> claims = Flux.range(0, 32)
                .flatMap(
                        number -> store.client(IdempotencyApi.class)
                                .claim(userId, new ClaimRequest(KEY, PAYLOAD, LEASE))
                                .subscribeOn(Schedulers.parallel()),
                        32)
                .collectList()
                .block();

        assertThat(claims).filteredOn(Claim.Claimed.class::isInstance).containsExactly(new Claim.Claimed(uploadId));
        assertThat(claims).filteredOn(Claim.InProgress.class::isInstance).hasSize(31);
    }

    @Test
    void whatWasAcceptedIsToldWithItsUploadIdHoweverLongItsLeaseIsOver() {
        UploadId uploadId = claimed(userId);
        end(uploadId, true);

        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Accepted(uploadId));
        letTheLeaseRunOut();
        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Accepted(uploadId));
    }

    @Test
    void aLeaseThatIsGivenBackIsTheNextClaimantsUnderTheSameUploadId() {
        UploadId uploadId = claimed(userId);
        end(uploadId, false);

        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Claimed(uploadId));
        assertThat(claim(userId, PAYLOAD)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void aLeaseThatIsRenewedIsLongerFromThen() {
        UploadId uploadId = claimed(userId);
        renew(uploadId);

        assertThat(claim(userId, PAYLOAD))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        inProgress -> assertThat(inProgress.lease()).isBetween(LEASE, RENEWED));
    }

    @Test
    void aLeaseThatIsOverOrGivenBackIsNotRenewed() {
        UploadId uploadId = claimed(userId);
        letTheLeaseRunOut();
        renew(uploadId);
        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Claimed(uploadId));

        end(uploadId, false);
        renew(uploadId);
        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Claimed(uploadId));
    }

    @Test
    void anotherUploadsLeaseIsNotRenewed() {
        claimed(userId);
        renew(UploadId.next());

        assertThat(claim(userId, PAYLOAD))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        inProgress -> assertThat(inProgress.lease()).isLessThanOrEqualTo(LEASE));
    }

    @Test
    void whatWasAcceptedStaysSoWhenAnEarlierClaimantGivesUp() {
        UploadId uploadId = claimed(userId);
        end(uploadId, true);
        end(uploadId, false);

        assertThat(claim(userId, PAYLOAD)).isEqualTo(new Claim.Accepted(uploadId));
    }

    @Test
    void aKeyStandsForItsFirstPayloadHoweverThatFared() {
        UploadId uploadId = claimed(userId);
        assertThat(claim(userId, OTHER)).isEqualTo(new Claim.OtherPayload());

        end(uploadId, false);
        assertThat(claim(userId, OTHER)).isEqualTo(new Claim.OtherPayload());

        claimed(userId);
        end(uploadId, true);
        assertThat(claim(userId, OTHER)).isEqualTo(new Claim.OtherPayload());
    }

    @Test
    void aKeyThatIsKeptNoLongerIsANewOneWhateverItStoodFor() {
        UploadId uploadId = claimed(userId);
        end(uploadId, true);
        expire(userId);

        Claim claim = claim(userId, OTHER);

        assertThat(claim)
                .isInstanceOfSatisfying(
                        Claim.Claimed.class,
                        claimed -> assertThat(claimed.uploadId()).isNotEqualTo(uploadId));
        end(uploadId, true);
        assertThat(claim(userId, OTHER)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void isKeptForADayFromTheFirstClaim() {
        claimed(userId);

        assertThat(second.bean(JdbcClient.class)
                        .sql("""
                                select expires_at between now() + interval '23 hours 59 minutes'
                                    and now() + interval '24 hours' from idempotency_keys where user_id = :userId
                                """)
                        .param("userId", userId.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keysThatAreKeptNoLongerAreDeletedAndNoOthers() {
        List<UserId> users = List.of(TestingStore.someone(), TestingStore.someone(), TestingStore.someone());
        users.forEach(IdempotencyIT::claimed);
        claimed(userId);

        users.forEach(IdempotencyIT::expire);

        await().until(() -> users.stream().noneMatch(IdempotencyIT::isKept));
        assertThat(isKept(userId)).isTrue();
    }

    @Test
    void refusesARequestWithoutAKey() {
        assertThatThrownBy(() -> store.client(IdempotencyApi.class)
                        .end(userId, new ClaimEnd(null, UploadId.next(), true))
                        .block())
                .isInstanceOf(WebClientResponseException.BadRequest.class);
    }

    private static UploadId claimed(UserId userId) {
        return ((Claim.Claimed) claim(userId, PAYLOAD)).uploadId();
    }

    private static Claim claim(UserId userId, Fingerprint fingerprint) {
        return store.client(IdempotencyApi.class)
                .claim(userId, new ClaimRequest(KEY, fingerprint, LEASE))
                .block();
    }

    private void end(UploadId uploadId, boolean accepted) {
        store.client(IdempotencyApi.class)
                .end(userId, new ClaimEnd(KEY, uploadId, accepted))
                .block();
    }

    private void renew(UploadId uploadId) {
        store.client(IdempotencyApi.class)
                .renew(userId, new ClaimRenewal(KEY, uploadId, RENEWED))
                .block();
    }

    private void letTheLeaseRunOut() {
        store.bean(JdbcClient.class)
                .sql("update idempotency_keys set leased_until = now() - interval '1 second' where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    private static void expire(UserId userId) {
        second.bean(JdbcClient.class)
                .sql("update idempotency_keys set expires_at = now() - interval '1 second' where user_id = :userId")
                .param("userId", userId.value())
                .update();
    }

    private static boolean isKept(UserId userId) {
        return second.bean(JdbcClient.class)
                .sql("select exists (select from idempotency_keys where user_id = :userId)")
                .param("userId", userId.value())
                .query(Boolean.class)
                .single();
    }
}
