package dev.visage.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/users/17?a=b&c=%20d", "/users/@ada/avatar?x=/y//z?", "/users/%40ada", "/a;b=c/d"})
    void keepsWhatIsValid(String target) {
        assertThat(RequestTargets.repaired(target)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "//account/verify_credentials, /account/verify_credentials",
        "/api//v1///users/me, /api/v1/users/me",
        "/users/%zz?x=%, /users/%25zz?x=%25",
        "'/users/7/avatar?a[0]=|', '/users/7/avatar?a%5B0%5D=%7C'",
        "/users?x=\u00c3\u00a9, /users?x=%C3%A9"
    })
    void makesWhatIsNotValid(String target, String valid) {
        assertThat(RequestTargets.repaired(target)).isEqualTo(valid);
    }
}
