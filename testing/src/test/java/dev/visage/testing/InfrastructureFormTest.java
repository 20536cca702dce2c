package dev.visage.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InfrastructureFormTest {

    @Test
    void isTheOneAskedFor() {
        assertThat(InfrastructureForm.choose("embedded")).isEqualTo(InfrastructureForm.EMBEDDED);
        assertThat(InfrastructureForm.choose("containers")).isEqualTo(InfrastructureForm.CONTAINERS);
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> InfrastructureForm.choose("docker"))
                .hasMessage("-Dvisage.infrastructure is 'embedded' or 'containers', not 'docker'");
    }
}
