package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bottega.data.recipe.step.Steps;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Trait;
import org.bottega.learn.Algorithms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every kind of node there is.
class NodesTest {
    @TempDir Path folder;

    private List<NodeSpec> all() {
        return FlowDraft.flows(folder).catalog().all();
    }

    @Test
    void everyStepAndEveryAlgorithmIsANode() {
        var catalog = FlowDraft.flows(folder).catalog();
        Steps.catalog().all().forEach(s -> assertTrue(catalog.find(s.id()).isPresent(), s.id()));
        Algorithms.all()
                .forEach(a ->
                        assertTrue(catalog.find(a.info().id()).isPresent(), () -> a.info().id()));
    }

    @Test
    void everyKindSaysWhatItIsAndHasAPageAndAPicture() {
        for (var spec : all()) {
            assertTrue(spec.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), spec.id());
            assertTrue(spec.title().matches("[A-Z].*|[a-z]-.*"), spec.title());
            assertTrue(spec.summary().endsWith("."), spec.id());
            assertTrue(spec.icon().matches("[a-z0-9-]+"), spec.id());
            assertFalse(spec.inputs().isEmpty() && spec.outputs().isEmpty(), spec.id());
            var page = NodePage.of(spec);
            for (var param : spec.params().params()) {
                assertTrue(page.contains("`" + param.id() + "`"), spec.id() + " " + param.id());
            }
        }
    }

    @Test
    void portsHaveAnIdOfTheirOwnOnEitherSide() {
        for (var spec : all()) {
            var inputs = new HashSet<String>();
            spec.inputs().forEach(p -> assertTrue(inputs.add(p.id()), spec.id()));
            var outputs = new HashSet<String>();
            spec.outputs().forEach(p -> assertTrue(outputs.add(p.id()), spec.id()));
        }
    }

    @Test
    void aNewNodeOfEveryKindIsCheckedWithoutAnAccident() {
        var flows = FlowDraft.flows(folder);
        for (var spec : flows.catalog().all()) {
            var drawn =
                    Workflow.empty("one")
                            .apply(
                                    new org.bottega.flow.graph.Edit.PutNode(
                                            Node.of("one", spec.id(), 1, spec.title())));
            var found = flows.checker().check(drawn).findings("one");
            boolean needs = spec.inputs().stream().anyMatch(p -> !p.optional());
            assertTrue(!needs || found.stream().anyMatch(f -> f.isError()), spec.id());
        }
    }

    @Test
    void onlyWhatLearnsFromRowsIsMarkedToBelongBehindASplit() {
        var fitted =
                all().stream()
                        .filter(s -> s.traits().contains(Trait.FITTED))
                        .map(NodeSpec::id)
                        .sorted()
                        .toList();
        assertEquals(
                List.of(
                        "bin",
                        "clip",
                        "fill-missing",
                        "normalise",
                        "one-hot",
                        "rare-levels",
                        "select-features"),
                fitted);
        var fill = FlowDraft.flows(folder).catalog().find("fill-missing").orElseThrow();
        assertFalse(
                fill.traits(fill.params().read(Map.of("with", "constant", "value", "0")))
                        .contains(Trait.FITTED));
    }

    @Test
    void peopleFindWhatTheyMean() {
        var catalog = FlowDraft.flows(folder).catalog();
        assertEquals("read-file", catalog.search("csv").getFirst().id());
        assertTrue(
                catalog.search("boosting").stream()
                        .limit(4)
                        .anyMatch(s -> s.id().equals("lightgbm")));
        assertEquals("predict", catalog.search("predict").getFirst().id());
        assertEquals("split", catalog.search("train test").getFirst().id());
    }
}
