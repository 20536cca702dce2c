package dev.visage.profiles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.profiles.TestingInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The outbox has the columns of which the connector of ADR 23 would make records. */
class DebeziumColumnsIT {

    private static final Path DECISION = Path.of("../docs/adr/0023-debezium-could-publish-the-outbox.md");
    private static final String ROUTER = "transforms.outbox.";
    private static final String SCHEMA = "debezium";

    @Test
    void theConnectorNamesColumnsThatThereAre() throws IOException {
        JsonNode connector = connector();
        Stream<String> fields = Stream.of(
                        "table.field.event.id", "table.field.event.key", "table.field.event.payload", "route.by.field")
                .map(option -> connector.path(ROUTER + option).asString());
        Stream<String> headers = Stream.of(connector
                        .path(ROUTER + "table.fields.additional.placement")
                        .asString()
                        .split(","))
                .map(placement -> placement.replaceAll(":.*", ""));

        assertThat(columns()).containsAll(Stream.concat(fields, headers).toList());
    }

    @Test
    void everyColumnButTheSequenceBecomesAPartOfTheRecord() throws IOException {
        String connector = connector().toString();

        assertThat(columns())
                .filteredOn(column -> !column.equals("seq"))
                .allSatisfy(column -> assertThat(connector).containsPattern("[\",]" + column + "[\":]"));
    }

    private static JsonNode connector() throws IOException {
        String json = Pattern.compile("(?s)```json\n(.*?)\n```")
                .matcher(Files.readString(DECISION))
                .results()
                .map((MatchResult block) -> block.group(1))
                .findFirst()
                .orElseThrow();
        return EventJson.mapper().readTree(json).path("config");
    }

    private static List<String> columns() {
        PostgresEndpoint postgres = TestingInfrastructure.servers().postgres();
        DriverManagerDataSource database =
                new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Flyway.configure().dataSource(database).defaultSchema(SCHEMA).load().migrate();
        return JdbcClient.create(database)
                .sql("select column_name from information_schema.columns"
                        + " where table_schema = :schema and table_name = 'outbox'")
                .param("schema", SCHEMA)
                .query(String.class)
                .list();
    }
}
