package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.flow.spec.Outline;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of node at work on a bundled sample, with settings made from its declaration: a kind that
/// is added runs here without a line.
class EveryKindRunsTest {
    /// Kinds that cannot run from a sample alone, and why.
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("automl", "a search of its own, see KeptElsewhereTest"),
                    Map.entry("tune", "many trials, see ManyNodesTest"),
                    Map.entry("forecast", "a back-test of many series, see ForecastFlowTest"),
                    Map.entry("batch-predict", "needs a file, see ManyNodesTest"),
                    Map.entry("load-onnx", "needs a file, see ManyNodesTest"),
                    Map.entry("load-model", "needs a workspace or a file, see KeptElsewhereTest"),
                    Map.entry("data-set", "needs a workspace, see ManyNodesTest"),
                    Map.entry("save-data-set", "needs a workspace, see ManyNodesTest"),
                    Map.entry("register-model", "needs a workspace, see ManyNodesTest"),
                    Map.entry("deploy", "writes for a server, see ManyNodesTest"),
                    Map.entry("read-database", "needs a database, see KeptElsewhereTest"),
                    Map.entry("approval", "waits for a person, see ManyNodesTest"),
                    Map.entry(
                            "association-rules",
                            "finds none among so few columns, see ManyNodesTest"),
                    Map.entry("fail", "ends in a failure by its nature, see ManyNodesTest"),
                    Map.entry("notify", "needs its optional input, see ManyNodesTest"),
                    Map.entry("report", "needs one of its optional inputs, see ManyNodesTest"));

    /// Settings that a declaration cannot tell.
    private static final Map<String, Map<String, Object>> SETTINGS =
            Map.ofEntries(
                    Map.entry("condition", Map.of("metric", "accuracy", "value", 0.1)),
                    Map.entry("derive", Map.of("name", "twice", "formula", "21 * 2")),
                    Map.entry("filter", Map.of("condition", "Species = 'Adelie'")),
                    Map.entry("fairness", Map.of("group", "Sex=FEMALE", "favoured", "Gentoo")),
                    Map.entry("map-values", Map.of("pairs", List.of("Adelie = A"))),
                    Map.entry("pivot", Map.of("by", List.of("Island"))),
                    Map.entry("quality-gate", Map.of("requirements", List.of("accuracy >= 0.1"))),
                    Map.entry("read-file", Map.of("path", "sample:penguins")),
                    Map.entry("rename", Map.of("to", "other")),
                    Map.entry("replace-text", Map.of("find", "A")),
                    Map.entry("write-file", Map.of("path", "written.csv")));

    @TempDir Path folder;

    /// Takes about half a minute: a hundred nodes, most of which train or write.
    @Test
    @Tag("slow")
    void everyKindGivesAllItsOutputsFromASample() {
        var flows = FlowDraft.flows(folder);
        var base =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "penguins"))
                        .node("sample-data_dated", Map.of("sample", "monthly-series"))
                        .node("split", Map.of("way", "stratified", "column", "Species"))
                        .node("decision-tree", Map.of("target", "Species"))
                        .node("evaluate", Map.of())
                        .node("profile", Map.of())
                        .node("chart", Map.of("drawing", "bars", "x", "Species"))
                        .wire("sample-data.data", "split.data")
                        .wire("sample-data.data", "profile.data")
                        .wire("sample-data.data", "chart.data")
                        .wire("split.training", "decision-tree.data")
                        .wire("decision-tree.model", "evaluate.model")
                        .wire("split.test", "evaluate.data")
                        .workflow();
        var edits = new ArrayList<Edit>();
        var first = FlowDraft.run(flows, base);
        assertEquals(List.of(), first.failures());
        var looked = flows.look(base).checked();
        for (var spec : flows.catalog().all()) {
            if (!ELSEWHERE.containsKey(spec.id())) {
                var source = dated(spec) ? "sample-data-dated" : "sample-data";
                var schema = looked.output(source, "data").flatMap(Outline::schema).orElseThrow();
                var drawn = put(spec, source, schema, 0);
                for (int i = 1; i < schema.size() && !sound(flows, base.apply(drawn)); i++) {
                    drawn = put(spec, source, schema, i);
                }
                edits.add(drawn);
            }
        }
        var workflow = base.apply(Edit.together("", edits));
        var wrong = new TreeMap<String, Object>();
        flows.checker()
                .check(workflow)
                .nodes()
                .forEach((id, check) -> {
                    if (check.findings().stream().anyMatch(f -> f.isError())) {
                        wrong.put(id, check.findings().stream().map(f -> f.problem()).toList());
                    }
                });
        assertEquals(Map.of(), wrong);
        var report = FlowDraft.run(flows, workflow);
        var failed = new TreeMap<String, Object>();
        report.nodes()
                .forEach((id, node) -> {
                    if (node.state() != NodeState.DONE) {
                        failed.put(id, node.state());
                    }
                });
        assertEquals(List.of(), report.failures());
        assertEquals(Map.of(), failed);
    }

    private static boolean sound(Flows flows, Workflow workflow) {
        return flows.checker().check(workflow).all().values().stream()
                .flatMap(List::stream)
                .noneMatch(f -> f.isError());
    }

    private static boolean dated(NodeSpec spec) {
        return spec.params().params().stream()
                .anyMatch(p -> {
                    var kinds = kinds(p);
                    return kinds.contains(Kind.DATE) && !kinds.contains(Kind.NUMBER);
                });
    }

    private static Set<Kind> kinds(Param<?> param) {
        return switch (param.domain()) {
            case Domain.ColumnName(var kinds) -> kinds;
            case Domain.ColumnNames(var kinds) -> kinds;
            default -> Set.of();
        };
    }

    private static Edit put(NodeSpec spec, String source, Schema schema, int skip) {
        var edits = new ArrayList<Edit>();
        var settings = new HashMap<String, Object>();
        for (var param : spec.params().params()) {
            var fitting =
                    schema.fields().stream()
                            .filter(c -> kinds(param).isEmpty() || kinds(param).contains(c.kind()))
                            .map(c -> c.name())
                            .skip(skip)
                            .findFirst();
            switch (param.domain()) {
                case Domain.ColumnName _ -> fitting.ifPresent(c -> settings.put(param.id(), c));
                case Domain.ColumnNames _ ->
                        fitting.ifPresent(c -> settings.put(param.id(), List.of(c)));
                default -> {}
            }
        }
        settings.putAll(SETTINGS.getOrDefault(spec.id(), Map.of()));
        var id = "the-" + spec.id();
        edits.add(
                new Edit.PutNode(
                        Node.of(id, spec.id(), spec.version(), spec.title())
                                .withSettings(settings)));
        for (var port : spec.inputs()) {
            var from =
                    switch (port.type()) {
                        case TABLE -> source + ".data";
                        case MODEL -> "decision-tree.model";
                        case METRICS -> "evaluate.metrics";
                        case CHART -> "chart.chart";
                        case REPORT -> "profile.report";
                        case FILE -> "";
                    };
            if (!port.optional() && !from.isEmpty()) {
                int dot = from.indexOf('.');
                edits.add(
                        new Edit.AddWire(
                                new Wire(
                                        from.substring(0, dot),
                                        from.substring(dot + 1),
                                        id,
                                        port.id())));
            }
        }
        return Edit.together("", edits);
    }
}
