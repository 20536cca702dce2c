package dev.visage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {

    @Test
    void fillsInItsPlaceholders() {
        assertThat(ConfigurationFile.fill("a=${one}/${two}\nb=$1 ${one}", Map.of("one", 1, "two", "$2\\")))
                .isEqualTo("a=1/$2\\\nb=$1 1");
    }

    @Test
    void refusesAPlaceholderWithoutAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigurationFile.fill("${missing}", Map.of()))
                .withMessageContaining("${missing}");
    }
}
