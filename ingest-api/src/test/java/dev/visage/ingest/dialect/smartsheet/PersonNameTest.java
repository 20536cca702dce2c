package dev.visage.ingest.dialect.smartsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        // name, firstName, lastName, and what is shown of each
        "Ada Quill,         ,     ,      Ada Quill,         Ada,         Quill",
        "Ada Maria Quill,   ,     ,      Ada Maria Quill,   Ada Maria,   Quill",
        "Ada Maria Quill,   Ada,  Maria Quill,  Ada Maria Quill,  Ada,   Maria Quill",
        "Ada Maria Quill,   ,     Maria Quill,  Ada Maria Quill,  Ada Maria,  Maria Quill",
        "Ada,               ,     ,      Ada,               Ada,         ",
        ",                  Ada,  Quill, Ada Quill,         Ada,         Quill",
        ",                  Ada,  ,      Ada,               Ada,         ",
        ",                  ,     Quill, Quill,             ,            Quill",
        ",                  ,     ,      ada,               ,            "
    })
    void takesWhatIsNotKnownFromWhatIs(
            String name, String firstName, String lastName, String full, String first, String last) {
        Attributes user = Attributes.named("ada")
                .draft()
                .name(name)
                .firstName(firstName)
                .lastName(lastName)
                .attributes();

        assertThat(PersonName.of(user)).isEqualTo(new PersonName(full, first, last));
    }
}
