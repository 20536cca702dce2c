package dev.visage.ingest.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesJsonTest {

    @Test
    void needsNoMoreThanAUsername() {
        assertThat(parse("{\"username\":\"ada\"}")).isEqualTo(Attributes.named("ada"));
    }

    @Test
    void ignoresMembersThatItDoesNotKnowAndThoseThatAreNull() {
        assertThat(with("""
                        "name":null,"skills":["\\u0000"],"about":{"shoe":{}},"staffing":{"skills":null}""")).isEqualTo(with("\"about\":{},\"staffing\":{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "name":7                                               | name                            | is not a text, but 7.
                    "name":["x"]                                           | name                            | is not a text, but array.
                    "name":"x\\ud800y"                                     | name                            | half a surrogate pair
                    "name":"x\\u0007"                                      | name                            | a control character
                    "email":"x"                                            | email                           | is not an address
                    "alternateEmails":{}                                   | alternateEmails                 | is not a list, but object.
                    "alternateEmails":[{"confirmed":true}]                 | alternateEmails[0].email        | is missing
                    "alternateEmails":[{"email":"a@b"}]                    | alternateEmails[0].confirmed    | is missing
                    "alternateEmails":[{"email":"a@b","confirmed":"yes"}]  | alternateEmails[0].confirmed    | is not true or false, but string.
                    "locale":"!"                                           | locale                          | is not a language tag
                    "timezone":"Mars"                                      | timezone                        | is not a time zone
                    "about":"me"                                           | about                           | is not an object, but string.
                    "about":{"type":"alien"}                               | about.type                      | is none of human, feed, bot.
                    "about":{"type":"0"}                                   | about.type                      | is none of
                    "about":{"type":0}                                     | about.type                      | is not a text, but 0.
                    "about":{"website":"ftp://example.org"}                | about.website                   | is not a URL
                    "about":{"website":"https://"}                         | about.website                   | is not a URL
                    "about":{"website":"javascript:alert(1)"}              | about.website                   | is not a URL
                    "about":{"birthDate":"31.12.1990"}                     | about.birthDate                 | is no date
                    "about":{"birthDate":"1990-02-30"}                     | about.birthDate                 | is no date
                    "about":{"birthDate":7304}                             | about.birthDate                 | is not a text, but 7304.
                    "about":{"birthDate":"+19900-01-01"}                   | about.birthDate                 | is no date
                    "about":{"birthDate":""}                               | about.birthDate                 | is no date
                    "about":{"verifiedDomain":"example"}                   | about.verifiedDomain            | is not a domain
                    "account":{"id":0}                                     | account.id                      | is 0; it can be from 1 to 9007199254740991.
                    "account":{"id":"7"}                                   | account.id                      | is not a whole number, but string.
                    "account":{"id":1.5}                                   | account.id                      | is not a whole number, but 1.5.
                    "account":{"membership":{}}                            | account.membership.id           | is missing
                    "account":{"lastActiveAt":1795262400}                  | account.lastActiveAt            | is not a text, but 1795262400.
                    "account":{"lastActiveAt":"yesterday"}                 | account.lastActiveAt            | is no time
                    "account":{"admin":1}                                  | account.admin                   | is not true or false, but 1.
                    "staffing":{"managerId":9007199254740992}              | staffing.managerId              | is 9007199254740992; it can be from 1 to
                    "staffing":{"skills":[null]}                           | staffing.skills[0]              | is missing
                    "staffing":{"skills":[{"id":1,"membershipId":1,"name":"x"},{"id":1,"membershipId":1}]} | staffing.skills[1].name | is missing
                    "staffing":{"skills":[{"id":1,"membershipId":1,"name":"x","level":2147483648}]} | staffing.skills[0].level | it can be from 0 to 2147483647.
                    "staffing":{"customFieldValues":[{"id":1,"fieldName":"x","value":null}]} | staffing.customFieldValues[0].value | is missing
                    "staffing":{"customFieldValues":[{"id":1,"fieldName":"x","value":[{"a":"\\u0000"}]}]} | staffing.customFieldValues[0].value | a control character
                    "staffing":{"workSamples":[{"id":1,"title":"x","link":"x"}]} | staffing.workSamples[0].link | is not a URL
                    "counts":{"posts":-1}                                  | counts.posts                    | is -1; it can be from 0 to
                    "counts":{"posts":1e400}                               | counts.posts                    | is not a whole number, but 1E+400.
                    "annotations":[{"type":"a b","value":{}}]              | annotations[0].type             | is not a name
                    "annotations":[{"type":"a","value":[]}]                | annotations[0].value            | is not an object, but array.
                    "annotations":[{"type":"a","value":{"\\u0000":1}}]     | annotations[0].value            | a control character
                    "annotations":[{"type":"a","value":{}},{"type":"a","value":{}}] | annotations[1].type    | is a once more.
                    "description":"ab","descriptionLinks":[{"pos":0,"len":3,"url":"http://x"}] | descriptionLinks[0] | ends at 3; the description at 2.
                    "description":"ab","descriptionLinks":[{"pos":0,"len":1,"url":"http://x","amendedLen":3}] | descriptionLinks[0] | ends at 3
                    "description":"ab","descriptionLinks":[{"pos":0,"len":0,"url":"http://x"}] | descriptionLinks[0] | has no length
                    "description":"ab","descriptionLinks":[{"pos":0,"len":2,"url":"http://x","amendedLen":1}] | descriptionLinks[0] | beyond its amendedLen
                    "description":"abc","descriptionLinks":[{"pos":0,"len":2,"url":"http://x"},{"pos":1,"len":1,"url":"http://x"}] | descriptionLinks[1] | begins at 1; links come in their order, the one before ends at 2.
                    "descriptionLinks":[{"pos":0,"len":1,"url":"http://x"}] | descriptionLinks[0]            | the description at 0.
                    "description":"ab","descriptionLinks":[{"pos":2147483647,"len":2147483647,"url":"http://x"}] | descriptionLinks[0] | ends at 4294967294
                    """)
    void namesTheMemberThatIsWrongAndSaysWhy(String member, String path, String reason) {
        Failure failure = failure("{\"username\":\"ada\"," + member + "}");

        if (reason.equals("is missing")) {
            assertThat(failure).isEqualTo(new Failure.Missing(path));
        } else {
            assertThat(failure).isInstanceOfSatisfying(Failure.Malformed.class, malformed -> {
                assertThat(malformed.field()).isEqualTo(path);
                assertThat(malformed.sentence()).startsWith("\"" + path + "\" ").contains(reason);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"username\":\"ada\"} x", "{\"username\":\"a\",\"username\":\"b\"}"})
    void refusesABodyThatIsNoJsonObject(String body) {
        assertThat(failure(body))
                .isInstanceOfSatisfying(
                        Failure.Malformed.class,
                        malformed -> assertThat(malformed.field()).isEqualTo("body"));
    }

    @Test
    void needsAUsername() {
        assertThat(failure("{\"username\":\"a b\"}"))
                .isEqualTo(new Failure.Malformed(
                        "username", "\"username\" is not 1 to 64 letters, digits, \"_\", \".\" or \"-\"."));
        assertThat(failure("{\"username\":null}")).isEqualTo(new Failure.Missing("username"));
    }

    @ParameterizedTest
    @CsvSource({"name, 200", "description, 4096"})
    void countsCharactersAndNamesTheLimit(String member, int longest) {
        String smile = "\ud83d\ude00";

        with("\"" + member + "\":\"" + smile.repeat(longest) + "\"");
        assertThat(failure("{\"username\":\"ada\",\"" + member + "\":\"" + smile.repeat(longest + 1) + "\"}"))
                .isEqualTo(new Failure.Malformed(
                        member,
                        "\"" + member + "\" has " + (longest + 1) + " characters; the limit is " + longest + "."));
    }

    @Test
    void takesFiftyElementsAndNoMore() {
        assertThat(with("\"alternateEmails\":" + emails(50)).alternateEmails()).hasSize(50);
        assertThat(failure("{\"username\":\"ada\",\"alternateEmails\":" + emails(51) + "}"))
                .isEqualTo(new Failure.Malformed(
                        "alternateEmails", "\"alternateEmails\" has 51 elements; the limit is 50."));
    }

    @Test
    void takesEightKilobytesOfAnnotationsAndNoMore() {
        // [{"type":"a","value":{"b":"..."}}]
        int frame = 31;

        assertThat(with(annotation(8192 - frame)).annotations()).hasSize(1);
        assertThat(failure("{\"username\":\"ada\"," + annotation(8193 - frame) + "}"))
                .isEqualTo(new Failure.Malformed(
                        "annotations", "\"annotations\" take 8193 bytes as JSON; the limit is 8192."));
    }

    @Test
    void countsLinksInCodePoints() {
        assertThat(with("""
                        "description":"\\ud83d\\ude00 x","descriptionLinks":[{"pos":2,"len":1,"url":"HTTPS://x"}]""").descriptionLinks()).containsExactly(new DescriptionLink(2, 1, "HTTPS://x", null));
    }

    @Test
    void keepsAnyJsonAsItWasWritten() {
        Annotation annotation =
                with("\"annotations\":[{\"type\":\"a\",\"value\":{\"z\":1.50,\"a\":[1e400,null,\"\\t\"]}}]")
                        .annotations()
                        .get(0);

        assertThat(annotation.value()).hasToString("{\"z\":1.50,\"a\":[1E+400,null,\"\\t\"]}");
    }

    private static String emails(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"email\":\"a@b\",\"confirmed\":false}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String annotation(int length) {
        return "\"annotations\":[{\"type\":\"a\",\"value\":{\"b\":\"" + "x".repeat(length) + "\"}}]";
    }

    private static Attributes with(String members) {
        return parse("{\"username\":\"ada\"," + members + "}");
    }

    private static Attributes parse(String body) {
        return AttributesJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Failure failure(String body) {
        return catchThrowableOfType(FailureException.class, () -> parse(body)).failure();
    }
}
