package org.bottega.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.bottega.testkit.wrong.one.Left;
import org.bottega.testkit.wrong.two.Right;
import org.junit.jupiter.api.Test;

/// Rules that never fail prove nothing: here each one meets code that breaks it.
class ArchitectureRulesTest {

    private final JavaClasses wrong =
            new ClassFileImporter().importClasses(Left.class, Right.class);

    @Test
    void findsAPackageCycle() {
        assertBroken(ArchitectureRules.noPackageCycles(), "Cycle detected");
    }

    @Test
    void findsUnseededRandomness() {
        assertBroken(ArchitectureRules.noUnseededRandomness(), "java.util.Random.<init>()");
    }

    @Test
    void findsStandardOutput() {
        assertBroken(ArchitectureRules.noStandardOutput(), "java.lang.System.out");
    }

    @Test
    void findsSerializableClasses() {
        assertBroken(ArchitectureRules.noSerialization(), "Right implements Serializable");
    }

    @Test
    void seesWhatAModuleSeesThroughOthers() {
        assertEquals(Set.of(Layer.KERNEL, Layer.MODEL, Layer.DATA), Layer.WORKSPACE.below());
        assertEquals(
                List.of(Layer.BENCH, Layer.APP),
                Layer.notVisibleFrom(Layer.UI),
                "the window may use the whole engine and nothing above itself");
    }

    private void assertBroken(ArchRule rule, String reason) {
        var error = assertThrows(AssertionError.class, () -> rule.check(wrong));
        assertTrue(error.getMessage().contains(reason), error::getMessage);
    }
}
