package org.bottega.ui.page.model;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.chart.Chart;
import org.bottega.explain.GlobalExplanation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.RowExplanation;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.rules.TreeRules;
import org.bottega.ui.page.Desk;
import org.bottega.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// Which columns count, how they act, and how one row's prediction comes about, on the rows that came with
/// the model. Computed once somebody looks. Belongs to the window's thread.
public final class ExplainViewModel {
    private static final int MOST_STEPS = 10;
    private static final int NAMED = 4;

    private final Desk desk;
    private final Model model;
    private final ModelCharts charts;
    private final DecisionCharts decisions;
    private final Latest drawing;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper output = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Chart> waterfall = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Chart> dependence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> column = new ReadOnlyObjectWrapper<>("");

    /// Contributions to all rows.
    ///
    /// @param rules those of a single tree; empty for all other models
    record Found(Attributions why, Table rows, List<String> rules) {}

    /// What is shown of one output.
    public record Shown(Chart importance, Chart beeswarm, List<String> columns) {
        public Shown {
            columns = List.copyOf(columns);
        }
    }

    public ExplainViewModel(Desk desk, Model model) {
        this.desk = desk;
        this.model = model;
        this.charts = ModelCharts.in(desk.messages().locale());
        this.decisions = DecisionCharts.in(desk.messages().locale());
        this.drawing = new Latest(desk.background());
    }

    public ReadOnlyBooleanProperty computing() {
        return computing.getReadOnlyProperty();
    }

    /// `null` until it has been computed.
    public ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The row whose prediction is taken apart.
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Chart> waterfall() {
        return waterfall.getReadOnlyProperty();
    }

    /// Contributions of one column over its values.
    public ReadOnlyObjectProperty<@Nullable Chart> dependence() {
        return dependence.getReadOnlyProperty();
    }

    /// The column that is looked at in detail.
    public ReadOnlyObjectProperty<String> column() {
        return column.getReadOnlyProperty();
    }

    /// The number of the output that is explained.
    public ReadOnlyIntegerProperty output() {
        return output.getReadOnlyProperty();
    }

    /// What can be explained: the classes of more than two, else nothing to choose.
    public List<String> outputs() {
        var now = found.get();
        return now == null || now.why().outputs().size() < 3 ? List.of() : now.why().outputs();
    }

    /// The rules of a model that is a single tree; empty for all others.
    public List<String> rules() {
        var now = found.get();
        return now == null ? List.of() : now.rules();
    }

    /// Whether contributions are Shapley values and not an approximation.
    public boolean exact() {
        var now = found.get();
        return now != null && now.why().exact();
    }

    public int rows() {
        var now = found.get();
        return now == null ? 0 : now.rows().rows();
    }

    /// Computes the explanation, once.
    public void explain() {
        if (found.get() != null || computing.get()) {
            return;
        }
        computing.set(true);
        desk.background()
                .run(
                        () -> {
                            var rows = model.sample();
                            var why = Explainer.of(model).explain(rows, Progress.none());
                            return new Found(why, rows, TreeRules.of(model));
                        },
                        answer -> {
                            computing.set(false);
                            found.set(answer);
                            choose(answer.why().presetOutput());
                        },
                        failure -> {
                            computing.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// Explains another output.
    public void choose(int wanted) {
        var now = found.get();
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
                    look(row.get());
                    study(
                            column.get().isEmpty() && !made.columns().isEmpty()
                                    ? made.columns().getFirst()
                                    : column.get());
                },
                desk.notices()::show);
    }

    /// Takes the prediction of one row apart.
    public void look(int wanted) {
        var now = found.get();
        if (now == null || now.rows().rows() == 0) {
            return;
        }
        int chosen = Math.floorMod(wanted, now.rows().rows());
        row.set(chosen);
        int of = output.get();
        waterfall.set(
                charts.waterfall(RowExplanation.of(now.why(), now.rows(), chosen, of, MOST_STEPS)));
    }

    /// Looks at one column in detail.
    public void study(String name) {
        var now = found.get();
        int at = now == null ? -1 : now.why().columns().indexOf(name);
        if (now == null || at < 0) {
            return;
        }
        column.set(name);
        dependence.set(decisions.dependence(now.why(), now.rows(), at, output.get()));
    }

    /// A few words that tell the row from the others.
    public String words(int number) {
        var now = found.get();
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

    /// The rows that are explained.
    public Table table() {
        return model.sample();
    }
}
