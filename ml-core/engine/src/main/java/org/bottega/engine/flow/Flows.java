package org.bottega.engine.flow;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.node.AgreedCode;
import org.bottega.engine.flow.node.Approvals;
import org.bottega.engine.flow.node.Nodes;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.check.Checked;
import org.bottega.flow.check.Checker;
import org.bottega.flow.check.Flat;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.ResultCache;
import org.bottega.flow.run.Standings;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.Workspace;

/// What is needed to draw, check and run workflows in one place: the window and the command line use the
/// same. Safe for any thread.
public final class Flows {
    /// How many bytes the results of nodes may take on the disk.
    public static final long RESULTS_LIMIT = 10L << 30;

    private static final int PLACES = 4;

    private final Surroundings surroundings;
    private final Catalog catalog;
    private final Path folder;
    private final long limit;
    private final ResultCache results;
    private final Standings standings;
    private final Checker checker;
    private final Executor executor;
    private final Gestures gestures;

    /// @param results the folder in which results of nodes are kept
    /// @param limit bytes that they may take
    public Flows(Surroundings surroundings, Path results, long limit) {
        this.surroundings = surroundings;
        this.catalog = Nodes.catalog(surroundings);
        this.folder = results;
        this.limit = limit;
        this.results = new ResultCache(results, limit);
        this.standings = new Standings(catalog, this.results);
        this.checker = new Checker(catalog);
        this.gestures = new Gestures(catalog);
        this.executor =
                new Executor(
                        catalog,
                        this.results,
                        Math.clamp(Runtime.getRuntime().availableProcessors(), 1, PLACES));
    }

    /// Workflows of a workspace; paths that are not absolute begin at its folder.
    public static Flows of(Workspace workspace) {
        return new Flows(Surroundings.of(workspace), results(workspace.folder()), RESULTS_LIMIT);
    }

    /// Where a workspace keeps the results of nodes.
    public static Path results(Path workspace) {
        return workspace.resolve("workflows").resolve("results");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// The folder of the results.
    Path folder() {
        return folder;
    }

    /// How many bytes the results may take.
    long limit() {
        return limit;
    }

    public Catalog catalog() {
        return catalog;
    }

    /// The workflow as it runs with these values of parameters: without components.
    ///
    /// @throws org.bottega.kernel.ProblemException when a value does not fit
    public Workflow flat(Workflow workflow, Map<String, String> given) {
        var values = Bindings.values(workflow, given);
        return Flat.of(workflow, new Flat.World(values, catalog::files));
    }

    /// A workflow as it stands before it runs.
    ///
    /// @param kept results that are there already, by flat id
    public record Looked(Checked checked, Map<String, Result> kept) {}

    /// Checks a workflow and finds the results that are there already. Columns that only data can tell are
    /// taken from them. Never throws for what a person drew.
    public Looked look(Workflow workflow) {
        var found = standings.find(workflow, Map.of());
        var known = new HashMap<String, Map<String, Outline>>();
        found.forEach((id, result) -> known.put(id, result.outputs()));
        var values = Bindings.values(workflow, Map.of());
        return new Looked(checker.check(workflow, values, known), found);
    }

    /// Whether every result that a run would give is there already.
    boolean nothingToDo(Workflow workflow, Executor.Order order) {
        if (!order.afresh().isEmpty() || !order.targets().isEmpty()) {
            return false;
        }
        var flat = flat(workflow, order.given());
        var kept = standings.find(workflow, order.given());
        return flat.nodes().values().stream()
                .allMatch(n ->
                        kept.containsKey(n.id())
                                && catalog.find(n.type())
                                        .filter(s -> !s.traits().contains(Trait.EFFECT))
                                        .isPresent());
    }

    /// Java code that a run would execute and nobody agreed to yet.
    ///
    /// @param node the name of the first node that has it
    public record Unagreed(String node, List<String> code) {}

    /// The code to ask about before a run, each text once. Results that are there already run nothing. Looks
    /// at files; call it away from a window's thread.
    public List<Unagreed> unagreed(Workflow workflow, Executor.Order order) {
        Workflow bound;
        try {
            var values = Bindings.values(workflow, order.given());
            bound = Bindings.apply(flat(workflow, order.given()), values);
        } catch (ProblemException _) {
            // the run itself tells what is wrong, and runs nothing
            return List.of();
        }
        var kept =
                order.afresh().isEmpty()
                        ? standings.find(workflow, order.given()).keySet()
                        : Set.<String>of();
        var wanted = Executor.wanted(bound, order);
        var found = new LinkedHashMap<List<String>, Unagreed>();
        for (var id : bound.order()) {
            if (wanted.contains(id) && !kept.contains(id)) {
                var node = bound.require(id);
                AgreedCode.of(node, catalog)
                        .filter(code -> !surroundings.runs(code))
                        .ifPresent(
                                code -> found.putIfAbsent(code, new Unagreed(node.name(), code)));
            }
        }
        return List.copyOf(found.values());
    }

    /// Whether this Java code may run here.
    public boolean agreed(List<String> code) {
        return surroundings.runs(code);
    }

    /// Lets this Java code run in the workspace from now on, in this process and in others.
    ///
    /// @throws ProblemException when there is no workspace, or it cannot be written
    public void agree(List<String> code) {
        new AgreedCode(surroundings.folder("java-snippet")).add(code);
    }

    public Checker checker() {
        return checker;
    }

    public Gestures gestures() {
        return gestures;
    }

    public Executor executor() {
        return executor;
    }

    /// What waits for a person's yes or no.
    public Approvals approvals() {
        return new Approvals(surroundings.approvals());
    }

    /// The runs of the workspace's workflows; of the folder of results where there is no workspace.
    public RunHistory history() {
        return RunHistory.of(surroundings.home().map(h -> h.folder()).orElse(surroundings.out()));
    }

    public ResultCache results() {
        return results;
    }
}
