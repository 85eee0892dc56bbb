package org.bottega.engine.flow.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Table;

/// Tells whether a model treats groups alike.
final class FairnessCheck extends Declared {
    private static final String GROUPS = "groups";
    private static final int RESAMPLES = 1_000;
    private static final Param<String> GROUP =
            Param.line("group", "")
                    .doc(
                            "Who may be at a disadvantage: sex=Female, age>40, or a column for all values.");
    static final Param<List<String>> FAVOURED =
            Param.lines("favoured").doc("The outcome people wish for, one or more values.");
    private static final Param<String> WITHIN =
            Param.column("within")
                    .doc("Compare within the values of this column too; none needed.");
    private static final Param<Double> CONFIDENCE =
            Param.real("confidence", 0.95, 0.5, 0.999).doc("Of the intervals.");
    private static final Param<Integer> SEED = TrainNode.SEED;

    FairnessCheck() {
        super(
                Label.of(
                        "fairness",
                        "Fairness",
                        "Tells whether a model treats a group of people like the others, by Clarify's 21 metrics.",
                        Category.JUDGE,
                        "scale-unbalanced",
                        "bias",
                        "discrimination",
                        "disparate impact",
                        "clarify",
                        "group"));
    }

    @Override
    public String documentation() {
        return """
        The figures bear the names of SageMaker Clarify's metrics in small letters: `di` is the disparate impact (1 is
        fair), `dppl` the difference in positive proportions (0 is fair). With several groups a figure is that of
        the group for which it is worst. For a bias gate join them with a quality gate: `di >= 0.8`, `di <= 1.25`.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(GROUP, FAVOURED, WITHIN, CONFIDENCE, SEED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(metrics(), table(GROUPS, "Groups"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.JUDGES);
    }

    /// Whether the group's column is there and an outcome is favoured.
    static void check(Look look, Param<String> group) {
        column(look, group, look.get(group).split("[=>]", 2)[0].strip());
        if (look.get(FAVOURED).stream().allMatch(String::isBlank)) {
            look.error(
                    FAVOURED.label(), "No outcome is favoured.", "Name the one people wish for.");
        }
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, true);
        if (look.get(GROUP).isBlank()) {
            look.error(GROUP.label(), "No group is named.", "Name one such as sex=Female.");
        } else {
            check(look, GROUP);
        }
        if (!look.get(WITHIN).isBlank()) {
            look.column(WITHIN, DATA);
        }
        return Map.of();
    }

    private static void column(Look look, Param<String> setting, String name) {
        var schema = look.schema(DATA);
        if (schema.isPresent() && schema.get().find(name).isEmpty()) {
            look.error(
                    setting.label(),
                    "There is no column \"" + name + "\".",
                    Nearest.hint(name, schema.get().names()));
        }
    }

    @Override
    public void run(NodeRun run) {
        var model = Pieces.model(run.input(MODEL));
        var rows = Evaluate.judged(model, run.input(DATA), run);
        run.progress().at(0.4, "Comparing groups");
        var told = model.predict(rows);
        var reports = new ArrayList<FairnessReport>();
        var table = new TableDraft();
        for (var facet : facets(run.get(GROUP).strip(), rows)) {
            run.progress().checkCancelled();
            var report = Fairness.of(model, rows, told, question(run, facet));
            report.notes().forEach(n -> run.note(n.problem(Locale.ENGLISH)));
            reports.add(report);
            for (var result : report.results()) {
                double value = result.estimate().orNaN();
                var row =
                        table.row()
                                .text("group", facet.words())
                                .text("metric", result.metric().name())
                                .number("value", value);
                result.estimate()
                        .bounds()
                        .ifPresent(i -> row.number("low", i.low()).number("high", i.high()));
                row.number("rows", report.d().rows())
                        .text("meaning", result.sentence(Locale.ENGLISH));
            }
        }
        var made = Instant.now();
        Pieces.put(
                run,
                METRICS,
                new Figures(
                        "fairness",
                        FairnessFinding.worst(reports),
                        reports.stream()
                                .map(r -> new FairnessFinding(made, data(run), r))
                                .toList()));
        Pieces.put(run, GROUPS, table.table(), "fairness", run.progress().part(0.9, 1));
    }

    /// What the judged rows are called.
    private static String data(NodeRun run) {
        return Pieces.table(run.input(DATA)).source();
    }

    private static List<Facet> facets(String group, Table rows) {
        return rows.schema().find(group).isPresent()
                ? Facet.each(group, rows)
                : List.of(Facet.parse(group, rows));
    }

    private static FairnessQuestion question(NodeRun run, Facet facet) {
        var within = run.get(WITHIN).isBlank() ? null : run.get(WITHIN);
        return new FairnessQuestion(
                facet,
                run.get(FAVOURED),
                within,
                null,
                false,
                run.get(CONFIDENCE),
                RESAMPLES,
                run.get(SEED));
    }
}
