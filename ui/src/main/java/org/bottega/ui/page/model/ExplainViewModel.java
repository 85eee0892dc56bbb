package org.bottega.ui.page.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.bottega.chart.Chart;
import org.bottega.explain.GainImportance;
import org.bottega.explain.GlobalExplanation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.PermutationImportance;
import org.bottega.explain.RowExplanation;
import org.bottega.explain.decision.ModelDrawings;
import org.bottega.explain.surrogate.LocalSurrogate;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;
import org.bottega.ui.page.Desk;
import org.bottega.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// Which columns count, how they act, and how one row's prediction comes about, on the rows that came with
/// the model. Computed once somebody looks. Belongs to the window's thread.
public final class ExplainViewModel {
    private static final int MOST_STEPS = 10;
    private static final int NAMED = 4;

    /// How the importance of columns is measured.
    public enum Measure {
        /// mean size of their contributions
        CONTRIBUTIONS,
        /// what the score loses when their values are shuffled
        PERMUTATION,
        /// what splits on them gained in training
        GAIN
    }

    private final Desk desk;
    private final Models models;
    private final String id;
    private final Model model;
    private final ModelCharts charts;
    private final ModelDrawings drawings;
    private final Latest drawing;
    private final Finding<Found> found;
    private final Finding<Chart> measured;
    private final Finding<Chart> local;
    private final EffectViewModel effect;
    private final TreeViewModel tree;
    private final ExamplesViewModel examples;
    private final ObjectProperty<Measure> measure =
            new SimpleObjectProperty<>(Measure.CONTRIBUTIONS);
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper output = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Chart> importance = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Chart> waterfall = new ReadOnlyObjectWrapper<>();

    /// Contributions to all rows.
    public record Found(Attributions why, Table rows) {}

    /// What is shown of one output.
    public record Shown(Chart importance, Chart beeswarm, List<String> columns) {
        public Shown {
            columns = List.copyOf(columns);
        }
    }

    public ExplainViewModel(Desk desk, Models models, String id, Model model) {
        this.desk = desk;
        this.models = models;
        this.id = id;
        this.model = model;
        Map<Object, Object> kept = models.kept(id);
        this.charts = ModelCharts.in(desk.messages().locale());
        this.drawings = ModelDrawings.in(desk.messages().locale());
        this.drawing = new Latest(desk.background());
        this.found = new Finding<>(desk, kept);
        this.measured = new Finding<>(desk, kept);
        this.local = new Finding<>(desk, kept);
        this.effect = new EffectViewModel(desk, model, kept);
        this.tree = new TreeViewModel(desk, model, this::rowsOfData, kept);
        this.examples = new ExamplesViewModel(desk, model, this::rowsOfData, kept);
        measure.addListener((_, _, _) -> measureNow());
        found.value()
                .subscribe(answer -> {
                    if (answer != null) {
                        choose(answer.why().presetOutput());
                    }
                });
        measured.value().subscribe(_ -> fillImportance());
    }

    /// The rows that the model was judged by; those that came with it where they are gone. May take a moment.
    Table rowsOfData() {
        try {
            return models.judged(id).rows();
        } catch (ProblemException _) {
            return model.sample();
        }
    }

    /// The contributions that everything else here is made of.
    public Finding<Found> found() {
        return found;
    }

    public EffectViewModel effect() {
        return effect;
    }

    public TreeViewModel tree() {
        return tree;
    }

    public ExamplesViewModel examples() {
        return examples;
    }

    /// `null` until it has been computed.
    public ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// How importance is measured.
    public ObjectProperty<Measure> measure() {
        return measure;
    }

    /// The columns by importance.
    public ReadOnlyObjectProperty<@Nullable Chart> importance() {
        return importance.getReadOnlyProperty();
    }

    /// Importance that is measured and not added up from contributions.
    public Finding<Chart> measured() {
        return measured;
    }

    /// The weighted sum that tells nearly what the model tells near the row.
    public Finding<Chart> local() {
        return local;
    }

    /// The row whose prediction is taken apart.
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Chart> waterfall() {
        return waterfall.getReadOnlyProperty();
    }

    /// The number of the output that is explained.
    public ReadOnlyIntegerProperty output() {
        return output.getReadOnlyProperty();
    }

    /// What can be explained: the classes of more than two, else nothing to choose.
    public List<String> outputs() {
        var now = found.value().get();
        return now == null || now.why().outputs().size() < 3 ? List.of() : now.why().outputs();
    }

    /// Whether contributions are Shapley values and not an approximation.
    public boolean exact() {
        var now = found.value().get();
        return now != null && now.why().exact();
    }

    public int rows() {
        var now = found.value().get();
        return now == null ? 0 : now.rows().rows();
    }

    /// Computes the explanation, once.
    public void explain() {
        found.ask(
                "attributions",
                desk.say("explain.job.contributions"),
                progress -> {
                    var rows = model.sample();
                    return new Found(Explainer.of(model).explain(rows, progress), rows);
                });
    }

    /// Explains another output.
    public void choose(int wanted) {
        var now = found.value().get();
        if (now == null) {
            return;
        }
        output.set(wanted);
        drawing.ask(
                () -> {
                    var all = GlobalExplanation.of(now.why(), now.rows(), wanted);
                    return new Shown(
                            charts.contributions(all),
                            charts.beeswarm(all),
                            all.columns().stream().map(GlobalExplanation.Part::column).toList());
                },
                made -> {
                    shown.set(made);
                    fillImportance();
                    if (effect.column().get().isEmpty() && !made.columns().isEmpty()) {
                        effect.column().set(made.columns().getFirst());
                    }
                    effect.show(now.why(), now.rows(), wanted);
                    look(row.get());
                },
                desk.notices()::show);
    }

    /// Measures importance in the chosen way.
    public void measureNow() {
        var how = measure.get();
        fillImportance();
        if (how == Measure.CONTRIBUTIONS) {
            return;
        }
        measured.ask(
                List.of("importance", how, desk.messages().locale()),
                desk.say("explain.job.importance"),
                progress -> {
                    if (how == Measure.GAIN) {
                        return drawings.gain(
                                GainImportance.of(model)
                                        .orElseThrow(() ->
                                                ProblemException.input(
                                                        "",
                                                        desk.say("explain.no-gain"),
                                                        desk.say("explain.no-gain-do"))));
                    }
                    var metric = Metric.preset(model.signature().classes().size());
                    return charts.importance(
                            PermutationImportance.of(
                                    model,
                                    models.judged(id).rows(),
                                    metric,
                                    PermutationImportance.Settings.preset(1),
                                    progress));
                });
    }

    private void fillImportance() {
        var all = shown.get();
        importance.set(
                measure.get() == Measure.CONTRIBUTIONS
                        ? all == null ? null : all.importance()
                        : measured.value().get());
    }

    /// Takes the prediction of one row apart.
    public void look(int wanted) {
        var now = found.value().get();
        if (now == null || now.rows().rows() == 0) {
            return;
        }
        int chosen = Math.floorMod(wanted, now.rows().rows());
        row.set(chosen);
        waterfall.set(
                charts.waterfall(
                        RowExplanation.of(
                                now.why(),
                                now.rows(),
                                chosen,
                                output.get(),
                                MOST_STEPS,
                                desk.messages().locale())));
    }

    /// Looks at the row from other sides: a sum near it, and rows like it.
    public void lookAround() {
        var now = found.value().get();
        if (now == null || now.rows().rows() == 0) {
            return;
        }
        int chosen = row.get();
        int outputs = model.signature().outputs();
        int told = now.why().outputs().size() == outputs ? output.get() : outputs - 1;
        examples.like(now.rows(), chosen);
        local.ask(
                List.of("local", chosen, told, desk.messages().locale()),
                desk.say("explain.job.local"),
                _ ->
                        drawings.local(
                                LocalSurrogate.of(
                                        model,
                                        now.rows(),
                                        now.rows().slice(chosen, chosen + 1),
                                        told,
                                        1)));
    }

    /// A few words that tell the row from the others.
    public String words(int number) {
        var now = found.value().get();
        var all = shown.get();
        if (now == null || all == null) {
            return "";
        }
        return all.columns().stream()
                .limit(NAMED)
                .map(name -> {
                    var text = now.rows().column(name).text(number);
                    return name + " = " + (text == null ? "–" : text);
                })
                .collect(Collectors.joining(" · "));
    }

    /// The columns whose values tell rows apart best, the most important first.
    public List<String> telling() {
        var all = shown.get();
        return all == null ? model.signature().inputs().names() : all.columns();
    }

    /// The rows that are explained.
    public Table table() {
        return model.sample();
    }
}
