package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bottega.app.terminal.Console;
import org.bottega.chart.Numbers;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.ExplanationJson;
import org.bottega.explain.GainImportance;
import org.bottega.explain.surrogate.LocalSurrogate;
import org.bottega.explain.surrogate.SurrogateTree;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.attribution.Interactions;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega explain`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tell what moves a model's predictions: as a report (--out), as JSON, or as a short table.")
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_PAIRS = 20;
    private static final int MOST_INTERACTION_ROWS = 100;

    /// How contributions are found.
    enum Method {
        PRESET(Explainer.Method.PRESET),
        TREE_SHAP(Explainer.Method.TREE_SHAP),
        INTERVENTIONAL(Explainer.Method.INTERVENTIONAL),
        SAMPLED(Explainer.Method.SAMPLED),
        LIME(Explainer.Method.PRESET);

        private final Explainer.Method method;

        Method(Explainer.Method method) {
            this.method = method;
        }

        @Override
        public String toString() {
            return org.bottega.kernel.param.Domain.Choice.word(this);
        }
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "DATA", description = "Rows with the target column.")
    private Path data = Path.of("");

    @Option(names = "--out", description = "The report to write: .html or .pdf.")
    private @Nullable Path out;

    @Option(
            names = "--method",
            defaultValue = "preset",
            description =
                    "preset, tree-shap (forests, path-dependent), interventional, sampled (any model, with its error) or lime.")
    private String method = "preset";

    @Option(
            names = "--most",
            defaultValue = "500",
            description = "How many rows are explained at most, spread evenly (default: 500).")
    private int most;

    @Option(
            names = "--rows",
            defaultValue = "3",
            description = "How many of them are told one by one in the JSON (default: 3).")
    private int single;

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "Of the report: en or it (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var chosen = chosen();
        var file = out;
        if (file != null) {
            ModelFiles.explain(
                    model, data, file, language.locale(), console.progress("Explaining"));
            console.say("Written: " + file);
            if (!json) {
                return 0;
            }
        }
        if (most < 1 || single < 0) {
            throw ProblemException.usage(
                    "--most", "At least one row must be explained.", "Give 500, for example.");
        }
        var read = Bundle.read(model);
        var progress = console.progress("Explaining");
        var all =
                read.horizon().isPresent()
                        ? ModelFiles.read(read, data, progress.part(0, 0.2))
                        : ModelFiles.rows(read, data, progress.part(0, 0.2));
        var rows = some(all);
        var why = Explainer.of(read, chosen.method).explain(rows, progress.part(0.2, 0.8));
        if (json) {
            console.result(Json.pretty(document(read, all, rows, why, chosen)).stripTrailing());
        } else {
            print(why);
        }
        return 0;
    }

    private Method chosen() {
        for (var each : Method.values()) {
            if (each.toString().equals(method.trim().toLowerCase(java.util.Locale.ROOT))) {
                return each;
            }
        }
        var words = java.util.Arrays.stream(Method.values()).map(Method::toString).toList();
        throw ProblemException.usage(
                "--method",
                "There is no method \""
                        + method
                        + "\": choose one of "
                        + String.join(", ", words)
                        + ".",
                org.bottega.kernel.Nearest.hint(method, words));
    }

    private Table some(Table rows) {
        int n = Math.min(most, rows.rows());
        return n == rows.rows()
                ? rows
                : rows.rows(
                        IntStream.range(0, n)
                                .map(i -> (int) ((long) i * rows.rows() / n))
                                .toArray());
    }

    private ObjectNode document(
            Model read, Table all, Table rows, Attributions why, Method chosen) {
        var document = Json.object();
        document.put("target", read.signature().task().target());
        document.put("method", chosen.toString());
        document.setAll(ExplanationJson.global(why));
        GainImportance.of(read)
                .ifPresent(gain -> {
                    var array = document.putArray("gain");
                    gain.columns()
                            .forEach(c ->
                                    array.addObject()
                                            .put("column", c.column())
                                            .put("share", c.share()));
                });
        Interactions.of(
                        read,
                        rows.rows() > MOST_INTERACTION_ROWS
                                ? rows.slice(0, MOST_INTERACTION_ROWS)
                                : rows,
                        Progress.none())
                .ifPresent(found ->
                        document.set(
                                "interactions",
                                ExplanationJson.interactions(found, 0, MOST_PAIRS)));
        surrogate(document, read, all);
        var told = document.putArray("explained");
        for (int i = 0; i < Math.min(single, rows.rows()); i++) {
            var node = ExplanationJson.row(why, rows, i);
            if (chosen == Method.LIME) {
                node.set("lime", lime(read, rows, i));
            }
            told.add(node);
        }
        return document;
    }

    private static void surrogate(ObjectNode document, Model read, Table rows) {
        try {
            var tree = SurrogateTree.of(read, rows, 4, 1, Progress.none());
            var node = document.putObject("surrogate");
            node.set("fidelity", Json.number(tree.fidelity().orNaN()));
            var rules = node.putArray("rules");
            tree.rules().forEach(rules::add);
        } catch (ProblemException e) {
            document.putObject("surrogate").put("error", e.problems().getFirst().what());
        }
    }

    private static ObjectNode lime(Model read, Table rows, int row) {
        int output = read.signature().outputs() == 2 ? 1 : 0;
        var found = LocalSurrogate.of(read, read.sample(), rows.slice(row, row + 1), output, 1);
        var node = Json.object();
        node.put("output", found.output());
        node.set("base", Json.number(found.base()));
        node.put("fidelity", found.fidelity());
        var columns = node.putArray("columns");
        found.parts()
                .forEach(p ->
                        columns.addObject()
                                .put("column", p.column())
                                .<ObjectNode>set("moved", Json.number(p.moved())));
        return node;
    }

    private void print(Attributions why) {
        int output = why.presetOutput();
        var mean = why.meanSize(output);
        var lines = new ArrayList<List<String>>();
        IntStream.range(0, mean.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer c) -> -mean[c]))
                .forEach(c -> lines.add(List.of(why.columns().get(c), Numbers.shortly(mean[c]))));
        console.result(
                "Mean size of contributions to "
                        + why.outputs().get(output)
                        + " over "
                        + why.rows()
                        + " rows, "
                        + (why.space() == Attributions.Space.MARGIN
                                ? "log-odds"
                                : "in its own unit")
                        + (why.sampled() ? ", sampled" : ""));
        console.result(Console.table(List.of("column", "mean"), lines));
    }
}
