package org.bottega.ui.page.model;

import java.util.List;
import java.util.SequencedMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.bottega.chart.Chart;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.performance.ErrorTable;
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.explain.performance.ScoreIntervals;
import org.bottega.explain.performance.Segments;
import org.bottega.explain.performance.ThresholdTable;
import org.bottega.explain.performance.ThresholdTable.RowCosts;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.ui.page.Desk;
import org.bottega.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// How good a model is: its scores at once, their intervals and the threshold a moment later, where and on
/// which rows it errs once the rows are read. Belongs to the window's thread.
public final class PerformanceViewModel {
    private static final int MOST_ERRORS = 200;
    private static final double CONFIDENCE = 0.95;

    private final Desk desk;
    private final Models models;
    private final String id;
    private final Model model;
    private final @Nullable Evaluation evaluation;
    private final Latest deciding;
    private final ReadOnlyObjectWrapper<@Nullable SequencedMap<Metric, Estimate>> intervals =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Decision> decision =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Chart>> quality =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Residuals> residuals =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Mistakes> mistakes =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.5);
    private final DoubleProperty falseAlarm = new SimpleDoubleProperty(1);
    private final DoubleProperty miss = new SimpleDoubleProperty(1);
    private final IntegerProperty ofClass = new SimpleIntegerProperty();
    private final IntegerProperty wantedTruth = new SimpleIntegerProperty(-1);
    private final IntegerProperty wantedTold = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<List<ErrorTable.Row>> listed =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Finding<Chart> learning;
    private @Nullable ThresholdTable table;
    private int tableOf = -1;
    private boolean opened;

    /// What one threshold brings.
    ///
    /// @param cheapest the threshold where the rows cost least
    /// @param bestF1 the one with the best F1
    public record Decision(
            ThresholdTable table,
            ThresholdTable.Point point,
            RowCosts costs,
            double cost,
            ThresholdTable.Point cheapest,
            ThresholdTable.Point bestF1) {}

    /// What the residuals of numbers tell.
    public record Residuals(RegressionDiagnostics found, List<Chart> charts) {
        public Residuals {
            charts = List.copyOf(charts);
        }
    }

    /// Where the model errs.
    ///
    /// @param held whether the predictions come from models that had not learnt from the rows
    public record Mistakes(
            Judged judged, Segments segments, List<ErrorTable.Row> worst, boolean held) {
        public Mistakes {
            worst = List.copyOf(worst);
        }
    }

    public PerformanceViewModel(
            Desk desk, Models models, String id, Model model, @Nullable Evaluation evaluation) {
        this.desk = desk;
        this.models = models;
        this.id = id;
        this.model = model;
        this.evaluation = evaluation;
        this.deciding = new Latest(desk.background());
        this.learning = new Finding<>(desk, models.kept(id));
        wantedTruth.addListener((_, _, _) -> list());
        wantedTold.addListener((_, _, _) -> list());
        ofClass.set(classes().size() == 2 ? 1 : 0);
        for (var choice : List.of(threshold, falseAlarm, miss)) {
            choice.addListener((_, _, _) -> decide());
        }
        ofClass.addListener((_, _, _) -> decide());
    }

    /// `null` where nobody judged the model.
    public @Nullable Evaluation evaluation() {
        return evaluation;
    }

    public List<String> classes() {
        return model.signature().classes();
    }

    public ReadOnlyObjectProperty<@Nullable SequencedMap<Metric, Estimate>> intervals() {
        return intervals.getReadOnlyProperty();
    }

    /// What the threshold brings; `null` for numbers and until it is known.
    public ReadOnlyObjectProperty<@Nullable Decision> decision() {
        return decision.getReadOnlyProperty();
    }

    /// The usual charts of how good it is; empty until they are made.
    public ReadOnlyObjectProperty<List<Chart>> quality() {
        return quality.getReadOnlyProperty();
    }

    /// What the residuals tell; `null` for classes and until it is known.
    public ReadOnlyObjectProperty<@Nullable Residuals> residuals() {
        return residuals.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Mistakes> mistakes() {
        return mistakes.getReadOnlyProperty();
    }

    /// Whether the rows are being read and looked at.
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// Why the rows cannot be looked at; empty when they can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Rows with at least this probability are told to be of the class.
    public DoubleProperty threshold() {
        return threshold;
    }

    /// What a row costs that is told to be of the class and is not.
    public DoubleProperty falseAlarm() {
        return falseAlarm;
    }

    /// What a row costs that is of the class and is not told.
    public DoubleProperty miss() {
        return miss;
    }

    /// The number of the class that the threshold decides about.
    public IntegerProperty ofClass() {
        return ofClass;
    }

    /// The true class of the rows that are listed; −1 for any.
    public IntegerProperty wantedTruth() {
        return wantedTruth;
    }

    /// The class that they were told to be; −1 for any.
    public IntegerProperty wantedTold() {
        return wantedTold;
    }

    /// The rows that are listed: those told wrongly, the worst first, or those of one count.
    public ReadOnlyObjectProperty<List<ErrorTable.Row>> listed() {
        return listed.getReadOnlyProperty();
    }

    /// Lists the rows of one count of the confusion matrix; a class of −1 is any.
    public void show(int truth, int told) {
        wantedTruth.set(truth);
        wantedTold.set(told);
    }

    private void list() {
        var found = mistakes.get();
        if (found == null) {
            return;
        }
        int truth = wantedTruth.get();
        int told = wantedTold.get();
        if (truth >= 0 && told >= 0) {
            listed.set(ErrorTable.cell(found.judged().evaluation(), truth, told, MOST_ERRORS));
            return;
        }
        listed.set(
                found.worst().stream()
                        .filter(r -> truth < 0 || (int) r.truth() == truth)
                        .filter(r -> told < 0 || (int) r.told() == told)
                        .toList());
    }

    /// How the score grows with the rows that are learnt from.
    public Finding<Chart> learning() {
        return learning;
    }

    /// Draws the learning curve: a long job.
    public void drawLearning() {
        learning.ask(
                List.of("learning-curve", desk.messages().locale()),
                desk.say("performance.job.learning"),
                progress -> {
                    var found = models.learningCurve(id, progress);
                    return DecisionCharts.in(desk.messages().locale())
                            .learning(
                                    found.curve(),
                                    ModelCharts.in(desk.messages().locale())
                                            .label(found.curve().metric()),
                                    found.algorithm());
                });
    }

    /// Computes what takes a moment, once.
    public void open() {
        var of = evaluation;
        if (opened || of == null) {
            return;
        }
        opened = true;
        desk.background()
                .run(
                        () ->
                                ScoreIntervals.of(
                                        of,
                                        CONFIDENCE,
                                        ScoreIntervals.USUAL_DRAWS,
                                        1,
                                        Progress.none()),
                        intervals::set);
        desk.background().run(() -> quality(of), quality::set);
        if (of.classifies()) {
            decide();
        } else {
            desk.background().run(() -> residuals(of), residuals::set);
        }
        look();
    }

    private List<Chart> quality(Evaluation of) {
        var charts = ModelCharts.in(desk.messages().locale());
        return of.classifies()
                ? List.copyOf(charts.performance(of))
                : List.of(charts.predictedAgainstActual(of), charts.residuals(of));
    }

    private Residuals residuals(Evaluation of) {
        var charts = ModelCharts.in(desk.messages().locale());
        var decisions = DecisionCharts.in(desk.messages().locale());
        var found = RegressionDiagnostics.of(of);
        return new Residuals(
                found,
                List.of(
                        charts.residualsOverPredictions(of),
                        decisions.bands(found, of.target()),
                        decisions.normal(found),
                        decisions.errorByQuantile(of)));
    }

    private void look() {
        looking.set(true);
        desk.background()
                .run(
                        () -> {
                            var judged = models.judged(id);
                            var segments =
                                    Segments.find(
                                            judged.evaluation(),
                                            judged.rows(),
                                            model.signature().inputs().names(),
                                            Segments.Settings.USUAL,
                                            Progress.none());
                            var worst = ErrorTable.worst(judged.evaluation(), MOST_ERRORS);
                            return new Mistakes(judged, segments, worst, judged.held());
                        },
                        found -> {
                            looking.set(false);
                            mistakes.set(found);
                            list();
                        },
                        failure -> {
                            looking.set(false);
                            refusal.set(
                                    failure instanceof ProblemException e
                                            ? e.problems().getFirst().sentence()
                                            : String.valueOf(failure.getMessage()));
                        });
    }

    private void decide() {
        var of = evaluation;
        if (of == null || !of.classifies() || !opened) {
            return;
        }
        int wanted = ofClass.get();
        double at = threshold.get();
        double alarm = falseAlarm.get();
        double missed = miss.get();
        if (!Double.isFinite(alarm + missed)) {
            return;
        }
        var known = wanted == tableOf ? table : null;
        deciding.ask(
                () -> {
                    var counts = known == null ? ThresholdTable.of(of, wanted) : known;
                    var costs = new RowCosts(0, alarm, missed, 0);
                    var point = counts.at(at);
                    return new Decision(
                            counts,
                            point,
                            costs,
                            point.cost(costs),
                            counts.cheapest(costs),
                            counts.bestF1());
                },
                made -> {
                    table = made.table();
                    tableOf = wanted;
                    decision.set(made);
                },
                desk.notices()::show);
    }
}
