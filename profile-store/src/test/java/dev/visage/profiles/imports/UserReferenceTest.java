package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.NewUser;
import dev.visage.profiles.profile.Newcomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UserReferenceTest {

    private static final NewUser TOLD = new NewUser(null, "Ada Quill", null, null, null, null, null);

    @Test
    void readsIdsNamesAndAddresses() {
        assertThat(UserReference.of(" 17 ")).contains(new UserReference.Id(new UserId(17)));
        assertThat(UserReference.of("@ada")).contains(new UserReference.Name("ada"));
        assertThat(UserReference.of("ada@example.org")).contains(new UserReference.Email("ada@example.org"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"0", "017", "-1", "9007199254740992", "ada", "@", "@a b", "a@b@c", "ada@", "1.5"})
    void readsNothingElse(String text) {
        assertThat(UserReference.of(text)).isEmpty();
    }

    @Test
    void isTheSameInWhicheverCase() {
        assertThat(new UserReference.Name("Ada").text()).isEqualTo(new UserReference.Name("aDA").text());
        assertThat(new UserReference.Email("Ada@Example.org").text()).isEqualTo("ada@example.org");
    }

    @Test
    void makesOfAnIdAUserWithThatId() {
        Newcomer newcomer = new UserReference.Id(new UserId(17)).newcomer(null);

        assertThat(newcomer.userId()).isEqualTo(new UserId(17));
        assertThat(newcomer.attributes().username()).isEqualTo("user17");
    }

    @Test
    void makesOfANameAUserWithThatName() {
        Newcomer newcomer = new UserReference.Name("ada")
                .newcomer(new NewUser("another", "Ada Quill", null, null, null, null, null));

        assertThat(newcomer.userId()).isNull();
        assertThat(newcomer.attributes().username()).isEqualTo("ada");
        assertThat(newcomer.attributes().name()).isEqualTo("Ada Quill");
    }

    @Test
    void makesOfAnAddressAUserWithThatAddress() {
        Newcomer newcomer = new UserReference.Email("ada@example.org").newcomer(TOLD);

        assertThat(newcomer.attributes().username()).isEqualTo("ada");
        assertThat(newcomer.anyName()).isTrue();
        assertThat(newcomer.attributes().email()).isEqualTo("ada@example.org");
        assertThat(newcomer.attributes().name()).isEqualTo("Ada Quill");
    }
}
