package dev.visage.ingest.dialect.vayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VayesIdTest {

    /** As Python's uuid5 makes them. */
    @ParameterizedTest
    @CsvSource({
        "1, 72c9961a-5f44-52e4-934f-3b3aab7e99b2",
        "2244994983, d9ed54ae-f019-5beb-a4ac-53153d576c15",
        "9007199254740991, eab3fa79-fc99-56eb-bb48-a1bb0ef0cc22"
    })
    void isTheVersion5UuidOfTheNumber(long number, String uuid) {
        VayesId id = VayesId.of(new UserId(number));

        assertThat(id).hasToString(uuid);
        assertThat(id.value().version()).isEqualTo(5);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.folder()).isEqualTo("user/" + uuid + "/");
    }
}
