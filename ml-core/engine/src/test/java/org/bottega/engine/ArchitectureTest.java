package org.bottega.engine;

import org.bottega.testkit.ArchitectureRules;
import org.bottega.testkit.Layer;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(Layer.ENGINE);
    }
}
