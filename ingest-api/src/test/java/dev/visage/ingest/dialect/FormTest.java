package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void readsFieldsAsFormsAreWritten() {
        Form form = parse("a=1&b+c=d%20e+%2B%C3%BC&empty=&a=2&alone");

        assertThat(form.value("a")).contains("1");
        assertThat(form.value("b c")).contains("d e +\u00fc");
        assertThat(form.value("empty")).contains("");
        assertThat(form.value("alone")).isEmpty();
        assertThat(form.value("none")).isEmpty();
    }

    @Test
    void readsAnEmptyBodyAsAFormWithoutFields() {
        assertThat(parse("").value("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%g0", "%2=1"})
    void refusesAPercentSignWithoutItsDigits(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(FailureException.class);
    }

    @Test
    void refusesMoreFieldsThanAFormHas() {
        assertThatThrownBy(() -> parse("a=1&".repeat(65))).isInstanceOf(FailureException.class);
    }

    private static Form parse(String body) {
        return Form.parse(body.getBytes(StandardCharsets.US_ASCII));
    }
}
