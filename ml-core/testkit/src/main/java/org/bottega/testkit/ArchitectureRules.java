package org.bottega.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/// The rules of the house, checked over the compiled classes of one module. Each module has one test
/// that calls [#check(Layer)]; a broken rule is an `AssertionError` that names every offending line.
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /// Checks every rule that holds for this module: no package cycles, directions between modules,
    /// libraries where they belong, no serialization, no standard output, no unseeded randomness.
    public static void check(Layer module) {
        JavaClasses classes = classesOf(module);
        for (ArchRule rule : rulesFor(module)) {
            rule.allowEmptyShould(true).check(classes);
        }
    }

    /// The production classes of a module; test classes are left out.
    public static JavaClasses classesOf(Layer module) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module.rootPackage());
    }

    /// All rules for one module, in the order in which they are checked.
    public static List<ArchRule> rulesFor(Layer module) {
        var rules = new ArrayList<ArchRule>();
        rules.add(noPackageCycles());
        rules.add(noUpwardDependencies(module));
        rules.addAll(librariesAtHome(module));
        rules.add(noSerialization());
        rules.add(noUnseededRandomness());
        if (module != Layer.APP && module != Layer.BENCH) {
            rules.add(noStandardOutput());
        }
        return rules;
    }

    /// No two packages of a module need each other, however long the way round.
    static ArchRule noPackageCycles() {
        return slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .because("packages in a knot can only be understood and changed together");
    }

    /// A module sees only the modules below it.
    static ArchRule noUpwardDependencies(Layer module) {
        String[] forbidden =
                Layer.notVisibleFrom(module).stream()
                        .map(other -> other.rootPackage() + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(module.rootPackage() + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .because("nothing points upward in the architecture");
    }

    /// Foreign libraries are known to one module each; nobody but the window knows JavaFX.
    static List<ArchRule> librariesAtHome(Layer module) {
        return Library.ALL.stream()
                .filter(library -> !library.homes().contains(module))
                .map(library ->
                        (ArchRule)
                                noClasses()
                                        .should()
                                        .dependOnClassesThat(resideInAnyPackage(library.packages()))
                                        .because(
                                                "only "
                                                        + library.homes()
                                                        + " may know "
                                                        + library.name()))
                .toList();
    }

    /// Java serialization runs code that a file chose: model files must be safe to open.
    static ArchRule noSerialization() {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        belongTo(java.io.ObjectInputStream.class)
                                .or(belongTo(java.io.ObjectOutputStream.class)))
                .orShould(declareSerializable())
                .because("files must be safe to open and readable for years");
    }

    /// Standard output belongs to the command line, which measurements are run from too.
    static ArchRule noStandardOutput() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("only the command line writes to the terminal; others report Progress");
    }

    /// A result must be the same again: every generator gets its seed as an argument.
    static ArchRule noUnseededRandomness() {
        return noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .because("seeds are arguments, so that a run can be repeated");
    }

    private static DescribedPredicate<JavaClass> belongTo(Class<?> type) {
        return JavaClass.Predicates.equivalentTo(type);
    }

    /// Enums, exceptions, lambdas of the JDK and Swing-like bases are serializable by nature; what
    /// counts is a class that asks for it itself.
    private static ArchCondition<JavaClass> declareSerializable() {
        return new ArchCondition<>("implement Serializable directly") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean direct =
                        type.getRawInterfaces().stream()
                                .anyMatch(i -> i.isEquivalentTo(java.io.Serializable.class));
                events.add(
                        new SimpleConditionEvent(
                                type, direct, type.getName() + " implements Serializable"));
            }
        };
    }

    /// Every package is a slice of its own, the module's root package too.
    private static final class ByPackage implements SliceAssignment {
        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }
    }
}
