package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.Duck;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Shows rows of a table on a page.
final class ViewTable extends Declared {
    private static final Param<Integer> ROWS =
            Param.whole("rows", 100, 1, 10_000).doc("How many rows are shown, from the first.");
    private static final Param<List<String>> COLUMNS =
            Param.columns("columns").doc("Which columns are shown; all when none is chosen.");
    private static final Param<String> TITLE = Param.line("title", "").doc("What stands above it.");

    ViewTable() {
        super(
                Label.of(
                        "view-table",
                        "Table view",
                        "Shows the first rows of a table on a page, alone or within a report.",
                        Category.CHART,
                        "table-eye",
                        "show",
                        "print",
                        "grid"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(ROWS, COLUMNS, TITLE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(report());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        look.columns(COLUMNS, DATA);
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var table = Pieces.table(run.input(DATA));
        var columns = run.get(COLUMNS).isEmpty() ? table.schema().names() : run.get(COLUMNS);
        columns.forEach(table.schema()::require);
        var figures = figures(table, columns, run.get(ROWS), run.progress());
        var lead =
                figures.rows().size() < table.rows()
                        ? "The first " + figures.rows().size() + " of " + table.rows() + " rows."
                        : table.rows() + " rows.";
        var title = run.get(TITLE).isBlank() ? table.source() : run.get(TITLE);
        Pieces.put(
                run,
                REPORT,
                new Report(
                        title,
                        lead,
                        List.of(new Report.Section(title, List.of(new Report.Grid(figures))))));
    }

    /// The first rows of some columns.
    static Figures figures(Snapshot table, List<String> columns, int most, Progress progress) {
        var sql =
                "select "
                        + String.join(", ", columns.stream().map(Duck::name).toList())
                        + " from t";
        var rows = new ArrayList<List<String>>();
        for (var row : Asked.rows(table, sql, most, progress)) {
            var line = new ArrayList<String>();
            for (var value : row) {
                line.add(value == null ? "" : value);
            }
            rows.add(line);
        }
        return new Figures(columns, rows);
    }
}
