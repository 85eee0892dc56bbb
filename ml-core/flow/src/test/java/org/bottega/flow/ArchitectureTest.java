package org.bottega.flow;

import org.bottega.testkit.ArchitectureRules;
import org.bottega.testkit.Layer;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(Layer.FLOW);
    }
}
