package org.bottega.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.bottega.testkit.ArchitectureRules;
import org.bottega.testkit.Layer;
import org.bottega.ui.task.UiThread;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check(Layer.UI);
    }

    @Test
    void viewModelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.application..", "atlantafx..")
                .because("a view-model is tested without a toolkit")
                .check(ArchitectureRules.classesOf(Layer.UI));
    }

    @Test
    void onlyOneClassTalksToThePlatform() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(UiThread.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .because("one place decides what runs on the window's thread")
                .check(ArchitectureRules.classesOf(Layer.UI));
    }
}
