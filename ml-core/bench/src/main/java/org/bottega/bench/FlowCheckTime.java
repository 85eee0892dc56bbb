package org.bottega.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.check.Checker;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;

/// How long the check of a drawn workflow takes, with and without looking for kept results: chains of
/// preparation from one file, each with a split, a learner and an evaluation.
///
/// Usage: `FlowCheckTime FOLDER [NODES=200]`.
public final class FlowCheckTime {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static final int ROUNDS = 40;
    private static final List<String> LEARNERS =
            List.of("lightgbm", "logistic-regression", "decision-tree", "random-forest");

    private FlowCheckTime() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        int nodes = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        var flows =
                new Flows(
                        new Surroundings(folder, folder, Optional.empty(), SnippetRule.ALL),
                        folder.resolve("results"),
                        1L << 30);
        var workflow = drawn(nodes);
        var found = flows.checker().check(workflow).all();
        OUT.printf(
                Locale.ROOT,
                "%d nodes, %d wires, %d with findings%n",
                workflow.nodes().size(),
                workflow.wires().size(),
                found.size());
        print("whole check", () -> new Checker(flows.catalog()).check(workflow));
        print("check again", () -> flows.checker().check(workflow));
        var moved = new int[1];
        print(
                "check after a move and a new name",
                () ->
                        flows.checker()
                                .check(
                                        workflow.apply(
                                                        new Edit.Move(
                                                                "filter-0",
                                                                new Place(moved[0]++, 0)))
                                                .apply(
                                                        new Edit.PutNode(
                                                                workflow.require("filter-0")
                                                                        .withName(
                                                                                "Name "
                                                                                        + moved[
                                                                                                0])))));
        print(
                "check after a setting",
                () ->
                        flows.checker()
                                .check(
                                        workflow.apply(
                                                new Edit.PutNode(
                                                        workflow.require("derive-0")
                                                                .with(
                                                                        "name",
                                                                        "year_" + moved[0]++)))));
        print("check and look for kept results", () -> flows.look(workflow));
    }

    private static void print(String what, Runnable work) {
        var millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        OUT.printf(
                Locale.ROOT,
                "%s: first %.1f ms, median %.1f ms, worst of %d %.1f ms%n",
                what,
                first,
                millis[ROUNDS / 2],
                ROUNDS,
                millis[ROUNDS - 1]);
    }

    private static Workflow drawn(int nodes) {
        var edits = new ArrayList<Edit>();
        node(edits, "read", "read-file", Map.of("path", "sample:churn"));
        int count = 1;
        for (int c = 0; count + 8 <= nodes; c++) {
            var last = "read.data";
            for (var step : List.of("filter", "derive", "cast")) {
                var settings =
                        switch (step) {
                            case "filter" -> Map.<String, Object>of("condition", "tenure > " + c);
                            case "derive" ->
                                    Map.<String, Object>of(
                                            "formula", "monthly_charges * 12", "name", "year");
                            default ->
                                    Map.<String, Object>of(
                                            "columns", List.of("senior_citizen"), "to", "category");
                        };
                var id = step + "-" + c;
                node(edits, id, step, settings);
                wire(edits, last, id + ".data");
                last = id + ".data";
            }
            node(edits, "split-" + c, "split", Map.of("way", "stratified", "column", "churn"));
            wire(edits, last, "split-" + c + ".data");
            node(edits, "fill-" + c, "fill-missing", Map.of("columns", List.of("total_charges")));
            wire(edits, "split-" + c + ".training", "fill-" + c + ".data");
            wire(edits, "split-" + c + ".test", "fill-" + c + ".also");
            var learner = LEARNERS.get(c % LEARNERS.size());
            node(edits, "learn-" + c, learner, Map.of("target", "churn"));
            wire(edits, "fill-" + c + ".data", "learn-" + c + ".data");
            node(edits, "judge-" + c, "evaluate", Map.of());
            wire(edits, "learn-" + c + ".model", "judge-" + c + ".model");
            wire(edits, "fill-" + c + ".also", "judge-" + c + ".data");
            node(edits, "predict-" + c, "predict", Map.of());
            wire(edits, "learn-" + c + ".model", "predict-" + c + ".model");
            wire(edits, "fill-" + c + ".also", "predict-" + c + ".data");
            count += 8;
        }
        return Workflow.empty("bench").apply(Edit.together("", edits));
    }

    private static void node(
            List<Edit> edits, String id, String type, Map<String, Object> settings) {
        edits.add(new Edit.PutNode(Node.of(id, type, 1, id).withSettings(settings)));
    }

    private static void wire(List<Edit> edits, String from, String to) {
        var start = from.split("\\.");
        var end = to.split("\\.");
        edits.add(new Edit.AddWire(new Wire(start[0], start[1], end[0], end[1])));
    }
}
