package dev.visage.profiles.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Attributes;
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.profiles.TestingInfrastructure;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationIT {

    private static final String SCHEMA = "migration";

    @Test
    void keepsTheAttributesThatWereColumns() {
        PostgresEndpoint postgres = TestingInfrastructure.servers().postgres();
        DriverManagerDataSource database =
                new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password());
        FluentConfiguration migrations = Flyway.configure().dataSource(database).defaultSchema(SCHEMA);
        JdbcClient client = JdbcClient.create(database);
        migrations.target("1").load().migrate();
        client.sql("""
                        insert into migration.profiles (user_id, version, username, name, created_at, updated_at)
                        values (7, 3, 'Ada', 'Ada "Lovelace"', now(), now())
                        """).update();

        migrations.target("latest").load().migrate();

        Map<String, Object> row =
                client.sql("select * from migration.profiles").query().singleRow();
        assertThat(EventJson.mapper().readValue(row.get("attributes").toString(), Attributes.class))
                .isEqualTo(
                        Attributes.named("Ada").draft().name("Ada \"Lovelace\"").attributes());
        assertThat(row).containsEntry("username", "Ada").containsEntry("version", 3L);
    }
}
