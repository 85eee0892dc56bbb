package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bottega.chart.Report;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Gathers results on one page.
final class WriteReport extends Declared {
    private static final String REPORTS = "reports";
    private static final double HEIGHT = 380;
    private static final int ROWS = 50;
    private static final Param<String> TITLE =
            Param.line("title", "Report").doc("What stands above it.");
    private static final Param<String> LEAD =
            Param.line("lead", "").doc("One or two sentences with the main result.");

    WriteReport() {
        super(
                Label.of(
                        "report",
                        "Report",
                        "Gathers figures, charts, tables and other reports on one page.",
                        Category.OUTPUT,
                        "file-document-outline",
                        "document",
                        "html",
                        "page",
                        "dashboard"));
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(TITLE, LEAD);
    }

    @Override
    public List<Port> inputs() {
        return List.of(
                metrics().orSeveral().orNothing(),
                chart().orSeveral().orNothing(),
                table().orSeveral().orNothing(),
                Port.of(REPORTS, "Reports", PortType.REPORT).orSeveral().orNothing());
    }

    @Override
    public List<Port> outputs() {
        return List.of(report());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (inputs().stream().allMatch(p -> look.inputs(p.id()).isEmpty())) {
            look.error("", "There is nothing to report.", "Connect metrics, charts or tables.");
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var sections = new ArrayList<Report.Section>();
        var all = run.inputs(METRICS).stream().map(Pieces::figures).toList();
        if (!all.isEmpty()) {
            sections.add(figures(all));
        }
        var plates = new ArrayList<Report.Plate>();
        for (var piece : run.inputs(CHART)) {
            Pieces.charts(piece).forEach(c -> plates.add(new Report.Plate(c, "", HEIGHT)));
        }
        if (!plates.isEmpty()) {
            sections.add(new Report.Section("Charts", List.of(new Report.Charts(plates))));
        }
        for (var piece : run.inputs(DATA)) {
            var table = Pieces.table(piece);
            sections.add(
                    new Report.Section(
                            table.source(),
                            List.of(
                                    new Report.Grid(
                                            ViewTable.figures(
                                                    table,
                                                    table.schema().names(),
                                                    ROWS,
                                                    run.progress())))));
        }
        for (var piece : run.inputs(REPORTS)) {
            var report = Pieces.report(piece);
            sections.add(
                    new Report.Section(
                            report.title(), List.of(new Report.Paragraph(report.lead()))));
            sections.addAll(report.sections());
        }
        Pieces.put(run, REPORT, new Report(run.get(TITLE), run.get(LEAD), sections));
    }

    private static Report.Section figures(List<Figures> all) {
        if (all.size() == 1) {
            var cards =
                    all.getFirst().values().entrySet().stream()
                            .map(e -> new Report.Card(Figures.shown(e.getValue()), e.getKey(), ""))
                            .toList();
            return new Report.Section(all.getFirst().subject(), List.of(new Report.Cards(cards)));
        }
        var names = new LinkedHashSet<String>();
        all.forEach(f -> names.addAll(f.values().keySet()));
        var heads = new ArrayList<String>(List.of(""));
        heads.addAll(names);
        var rows = new ArrayList<List<String>>();
        for (var one : all) {
            var row = new ArrayList<String>(List.of(one.subject()));
            for (var name : names) {
                var value = one.values().get(name);
                row.add(value == null ? "" : Figures.shown(value));
            }
            rows.add(row);
        }
        return new Report.Section(
                "Figures", List.of(new Report.Grid(new org.bottega.chart.Figures(heads, rows))));
    }
}
