package org.bottega.testkit;

import org.junit.jupiter.api.Test;

/// The kernel is below the test kit, so its rules are checked here.
class KernelArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(Layer.KERNEL);
    }
}
