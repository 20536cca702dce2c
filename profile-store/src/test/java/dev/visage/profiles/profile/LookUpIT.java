package dev.visage.profiles.profile;

import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.TestingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException.BadRequest;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;

class LookUpIT {

    private static TestingStore store;

    @BeforeAll
    static void startStore() {
        store = TestingStore.start();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @Test
    void findsTheKnownAmongUsersInTheOrderOfTheirIds() {
        List<UserId> known = new ArrayList<>(List.of(store.provision(), store.provision(), store.provision()));
        List<UserId> asked = new ArrayList<>(known);
        asked.add(someone());
        asked.add(known.get(0));
        known.sort(null);

        assertThat(store.api().profiles(asked).block())
                .extracting(Profile::userId)
                .containsExactlyElementsOf(known);
        assertThat(store.api().profiles(List.of(someone())).block()).isEmpty();
    }

    @Test
    void findsTheKnownAmongNamesWhateverTheirCase() {
        UserId one = store.provision();
        UserId other = someone();
        String name = "Zoë " + other;
        store.provision(other, Attributes.named(name));

        assertThat(store.api()
                        .profilesOf(List.of(
                                name.toUpperCase(Locale.ROOT),
                                "nobody",
                                called(one).username(),
                                "a\0b",
                                name))
                        .block())
                .extracting(Profile::userId)
                .containsExactlyInAnyOrder(one, other)
                .isSorted();
    }

    @Test
    void asksForTwoHundredAtOnceAndNoMore() {
        UserId known = store.provision();
        List<UserId> ids = new ArrayList<>(LongStream.range(UserId.MAX - 199, UserId.MAX)
                .mapToObj(UserId::new)
                .toList());
        List<String> names = new ArrayList<>(
                LongStream.range(0, 199).mapToObj(i -> "n".repeat(60) + i).toList());
        ids.add(known);
        names.add(called(known).username());

        assertThat(store.api().profiles(ids).block())
                .extracting(Profile::userId)
                .contains(known);
        assertThat(store.api().profilesOf(names).block())
                .extracting(Profile::userId)
                .containsExactly(known);
        ids.add(known);
        names.add("one more");
        assertThatThrownBy(() -> store.api().profiles(ids).block())
                .isInstanceOfSatisfying(
                        BadRequest.class,
                        answer -> assertThat(answer.getResponseBodyAsString())
                                .contains("ids has 201 values; the limit is 200."));
        assertThatThrownBy(() -> store.api().profilesOf(names).block()).isInstanceOf(BadRequest.class);
    }

    @Test
    void findsTheOneUserWithAnAddress() {
        UserId userId = someone();
        String address = "Ada+" + userId + "@example.org";
        mail(userId, address);

        assertThat(withEmail(address.toUpperCase(Locale.ROOT)).userId()).isEqualTo(userId);
        mail(userId, "other" + userId + "@example.org");
        assertThatThrownBy(() -> withEmail(address)).isInstanceOf(NotFound.class);
    }

    @Test
    void findsNobodyByAnAddressThatSeveralHave() {
        UserId userId = someone();
        String address = "shared" + userId + "@example.org";
        mail(userId, address);
        mail(someone(), address.toUpperCase(Locale.ROOT));

        assertThatThrownBy(() -> withEmail(address)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> withEmail("nobody" + address)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> withEmail("a\0b")).isInstanceOf(NotFound.class);
    }

    @Test
    void findsAnAddressOfAnyLength() {
        UserId userId = someone();
        String address = "x".repeat(10_000) + userId + "@example.org";
        mail(userId, address);

        assertThat(withEmail(address).userId()).isEqualTo(userId);
    }

    private static void mail(UserId userId, String address) {
        store.provision(userId, called(userId).draft().email(address).attributes());
    }

    private static Profile withEmail(String address) {
        return store.api().profileWithEmail(address).block();
    }
}
