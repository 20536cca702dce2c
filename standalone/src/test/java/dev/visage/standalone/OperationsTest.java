package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file and the page on operations keep up with the code. */
class OperationsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyConfigurationKeyIsDescribed() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/operations.md"));

        assertThat(configurationKeys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }

    @Test
    void everyKeyThatIsDescribedExists() throws IOException {
        List<String> described = Files.readAllLines(ROOT.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `visage."))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(described).isNotEmpty().isSubsetOf(configurationKeys());
    }

    @Test
    void theComposeFileSetsKeysThatExist() throws IOException {
        List<String> variables = services().stream()
                .flatMap(service -> environment(service).keySet().stream())
                .filter(variable -> variable.startsWith("VISAGE_"))
                .toList();

        assertThat(variables)
                .isNotEmpty()
                .isSubsetOf(configurationKeys().stream()
                        .map(key -> key.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void everyContainerIsBoundedAndConfined() throws IOException {
        assertThat(services())
                .hasSize(7)
                .allSatisfy(service -> assertThat(service)
                        .containsKeys("healthcheck", "mem_limit")
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .doesNotContainKey("container_name"));
    }

    @Test
    void everyServiceOfOursIsReadOnly() throws IOException {
        assertThat(services())
                .filteredOn(service -> service.containsKey("build"))
                .hasSize(3)
                .allSatisfy(service -> assertThat(service).containsEntry("read_only", true));
    }

    @Test
    void oneServiceAloneIsPublished() throws IOException {
        assertThat(services())
                .filteredOn(service -> service.containsKey("ports"))
                .extracting(service -> service.get("image"))
                .containsExactly("visage/ingest-api");
    }

    /** The keys of all configuration records, as they are written in files. */
    private static List<String> configurationKeys() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.visage").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(OperationsTest::keys)
                        .distinct()
                        .toList();
    }

    private static Stream<String> keys(Class<?> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
                .map(member -> prefix + "." + name(member));
    }

    private static String name(Parameter member) {
        Name name = member.getAnnotation(Name.class);
        return name == null ? member.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) : name.value();
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Collection<Map<String, Object>> services() throws IOException {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return ((Map<String, Map<String, Object>>) file.get("services")).values();
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.getOrDefault("environment", Map.of());
    }
}
