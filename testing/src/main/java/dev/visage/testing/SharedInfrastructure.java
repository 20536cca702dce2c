package dev.visage.testing;

/** Holds the infrastructure of this JVM; loaded, and so started, with the first use. */
final class SharedInfrastructure {

    static final TestInfrastructure INSTANCE = start();

    private SharedInfrastructure() {}

    private static TestInfrastructure start() {
        var form = InfrastructureForm.choose(System.getProperty(InfrastructureForm.PROPERTY));
        System.out.println("Infrastructure for tests: " + form.label());
        return form.start();
    }
}
