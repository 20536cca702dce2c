package dev.visage.standalone;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Which modules and packages may use which. */
@AnalyzeClasses(packages = "dev.visage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "dev.visage.";

    /** The base packages, each with the folder of its module. */
    private static final Map<String, String> MODULES = Map.of(
            "contracts", "contracts",
            "objects", "objects",
            "health", "health",
            "ingest", "ingest-api",
            "worker", "image-worker",
            "profiles", "profile-store",
            "embedded", "embedded",
            "testing", "testing",
            "standalone", "standalone");

    /** The base packages, each with those that it may use beside itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "contracts", Set.of(),
            "objects", Set.of("contracts"),
            "health", Set.of(),
            "ingest", Set.of("contracts", "objects", "health"),
            "worker", Set.of("contracts", "objects", "health"),
            "profiles", Set.of("contracts", "objects", "health"),
            "embedded", Set.of(),
            "testing", Set.of("embedded"),
            "standalone", Set.of("contracts", "ingest", "worker", "profiles", "embedded"));

    @ArchTest
    static final ArchRule everyClassLiesInTheBasePackageOfItsModule =
            classes().should(lieInTheBasePackageOfTheirModule());

    @ArchTest
    static final ArchRule modulesUseOnlyWhatTheyMay = classes().should(useOnlyModulesThatTheyMay());

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(lieInNullMarkedPackages());

    @ArchTest
    static final ArchRule packagesOfAServiceFormNoCycle = slices().matching(
                    "dev.visage.(contracts|ingest|worker|profiles|objects|standalone).(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule dialectsDoNotKnowEachOther =
            slices().matching("dev.visage.ingest.dialect.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingElseKnowsADialect = noClasses()
            .that()
            .resideOutsideOfPackage("dev.visage.ingest.dialect.(*)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.visage.ingest.dialect.(*)..");

    @ArchTest
    static final ArchRule dialectsTouchNoInfrastructure = noClasses()
            .that()
            .resideInAPackage("dev.visage.ingest.dialect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.springframework.kafka..",
                    "io.minio..",
                    "okhttp3..",
                    "dev.visage.objects..",
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule theObjectStoreAloneKnowsTheMinioSdk = noClasses()
            .that()
            .resideOutsideOfPackages("dev.visage.objects..", "dev.visage.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.minio..", "okhttp3..");

    @ArchTest
    static final ArchRule nothingThatRunsUsesTheFakeObjectStore = noClasses()
            .that()
            .resideOutsideOfPackage("dev.visage.objects.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.visage.objects.testing..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothingLogsThroughTheJdk = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule servicesDoNotEndTheProcess = noClasses()
            .that()
            .resideOutsideOfPackages("dev.visage.standalone..", "dev.visage.embedded..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    private static ArchCondition<JavaClass> lieInTheBasePackageOfTheirModule() {
        return new ArchCondition<>("lie in the base package of their module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String folder = MODULES.get(module(type));
                String source = type.getSource().orElseThrow().getUri().toString();
                report(type, folder != null && source.contains("/" + folder + "/target/"), source, events);
            }
        };
    }

    private static ArchCondition<JavaClass> useOnlyModulesThatTheyMay() {
        return new ArchCondition<>("use only the modules that theirs may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> allowed = MAY_USE.getOrDefault(module(type), Set.of());
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    boolean ours = used.getPackageName().startsWith(BASE);
                    boolean own = module(used).equals(module(type));
                    report(type, !ours || own || allowed.contains(module(used)), dependency.getDescription(), events);
                }
            }
        };
    }

    private static ArchCondition<JavaClass> lieInNullMarkedPackages() {
        return new ArchCondition<>("lie in packages that are @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                report(type, marked, type.getPackageName() + " is not @NullMarked", events);
            }
        };
    }

    private static void report(JavaClass type, boolean satisfied, String message, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, satisfied, type.getName() + ": " + message));
    }

    /** The first part of a package's name after the common one. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.")[0] : "";
    }
}
