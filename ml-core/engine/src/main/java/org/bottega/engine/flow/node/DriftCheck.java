package org.bottega.engine.flow.node;

import java.util.LinkedHashMap;
import java.util.List;
import org.bottega.data.profile.Comparison;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;

/// Tells whether data have changed.
final class DriftCheck extends Declared {
    private static final String REFERENCE = "reference";
    private static final String DRIFTS = "drifts";

    DriftCheck() {
        super(
                Label.of(
                        "drift-check",
                        "Drift check",
                        "Compares new data with a reference: which columns have changed, and by how much.",
                        Category.JUDGE,
                        "compare-horizontal",
                        "data drift",
                        "psi",
                        "monitor",
                        "shift"));
    }

    @Override
    public String documentation() {
        return """
        Columns are compared by the tests that Evidently uses: Kolmogorov-Smirnov and chi-square up to 1,000 rows,
        else the Wasserstein distance and the Jensen-Shannon distance. Join the metrics with a condition or a
        quality gate, for example on `drifted-share`.
        """;
    }

    @Override
    public List<Port> inputs() {
        return List.of(table(REFERENCE, "Reference"), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(metrics(), table(DRIFTS, "Columns"));
    }

    @Override
    public void run(NodeRun run) {
        var comparison =
                Comparison.of(
                        Pieces.table(run.input(REFERENCE)),
                        Pieces.table(run.input(DATA)),
                        run.progress());
        var table = new TableDraft();
        for (var drift : comparison.drifts()) {
            table.row()
                    .text("column", drift.column())
                    .text("test", Domain.Choice.word(drift.test()))
                    .number("figure", drift.decided().or(Double.NaN))
                    .number("threshold", drift.test().threshold())
                    .text("drifted", drift.drifted() ? "yes" : "no")
                    .number("psi", drift.psi().or(Double.NaN));
        }
        long drifted = comparison.drifts().stream().filter(Comparison.Drift::drifted).count();
        var values = new LinkedHashMap<String, Double>();
        values.put("drifted-share", (double) drifted / Math.max(1, comparison.drifts().size()));
        values.put("drifted-columns", (double) drifted);
        values.put("columns", (double) comparison.drifts().size());
        values.put("changed-columns", (double) comparison.changes().size());
        values.put("rows-before", (double) comparison.rowsBefore());
        values.put("rows-after", (double) comparison.rowsAfter());
        Pieces.put(run, METRICS, new Figures("drift", values));
        if (comparison.drifts().isEmpty()) {
            throw ProblemException.input(
                    "", "The two tables have no column in common.", "Check what is connected.");
        }
        Pieces.put(run, DRIFTS, table.table(), "drift", run.progress());
        comparison
                .changes()
                .forEach(c ->
                        run.note(
                                Problem.note(
                                        c.column(),
                                        "It was "
                                                + Domain.Choice.word(c.what()).replace('-', ' ')
                                                + ".")));
    }
}
