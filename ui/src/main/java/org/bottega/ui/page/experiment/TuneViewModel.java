package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.automl.LearnerTuning.Besides;
import org.bottega.automl.tune.Strategy;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Setup;
import org.bottega.ui.page.experiment.Experiments.TaskKind;
import org.bottega.ui.page.experiment.Experiments.Tunable;
import org.bottega.ui.page.experiment.Experiments.TuneSetup;
import org.jspecify.annotations.Nullable;

/// What is said of a tuning besides data, target, metric and time: the algorithm, what of it is varied and how
/// far, how places are chosen, what counts besides the metric.
public final class TuneViewModel {
    private static final int MOST_TRIALS = 10_000;

    private final Desk desk;
    private final Experiments experiments;
    private final ObservableList<Tunable> algorithms = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Tunable> algorithm = new SimpleObjectProperty<>();
    private final ObservableList<VariedRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Strategy> strategy = new SimpleObjectProperty<>(Strategy.BAYES);
    private final BooleanProperty latency = new SimpleBooleanProperty();
    private final BooleanProperty size = new SimpleBooleanProperty();
    private final StringProperty trials = new SimpleStringProperty("50");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final BooleanProperty able = new SimpleBooleanProperty();
    private final BooleanBinding ready;
    private @Nullable TaskKind task;
    private int asked;

    TuneViewModel(Desk desk, Experiments experiments) {
        this.desk = desk;
        this.experiments = experiments;
        algorithm.addListener((_, _, chosen) -> vary(chosen));
        ready =
                Bindings.createBooleanBinding(
                        () -> able.get() && count() != null, able, trials, algorithm);
    }

    public ObservableList<Tunable> algorithms() {
        return algorithms;
    }

    public ObjectProperty<@Nullable Tunable> algorithm() {
        return algorithm;
    }

    /// What can be varied of the algorithm.
    public ObservableList<VariedRow> rows() {
        return rows;
    }

    /// How the next place is chosen.
    public ObjectProperty<Strategy> strategy() {
        return strategy;
    }

    /// Whether the time that a row takes counts as well.
    public BooleanProperty latency() {
        return latency;
    }

    /// Whether the size of the model counts as well.
    public BooleanProperty size() {
        return size;
    }

    /// The most trials, as typed.
    public StringProperty trialsText() {
        return trials;
    }

    /// Why this cannot be tuned; empty when it can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    public BooleanBinding ready() {
        return ready;
    }

    /// Offers what can be tuned for a task; keeps the choice where it can.
    void about(@Nullable TaskKind kind) {
        if (kind == null || kind == task) {
            return;
        }
        task = kind;
        desk.background()
                .run(
                        () -> experiments.tunable(kind),
                        found -> {
                            var before = algorithm.get();
                            algorithms.setAll(found);
                            algorithm.set(
                                    found.stream()
                                            .filter(t ->
                                                    before == null
                                                            ? t.id().equals("lightgbm")
                                                            : t.id().equals(before.id()))
                                            .findFirst()
                                            .orElse(found.isEmpty() ? null : found.getFirst()));
                        });
    }

    private void vary(@Nullable Tunable chosen) {
        rows.setAll(
                chosen == null
                        ? List.of()
                        : chosen.knobs().stream().map(k -> new VariedRow(k, this::check)).toList());
        check();
    }

    private List<String> lines() {
        return rows.stream().filter(r -> r.used().get()).map(VariedRow::line).toList();
    }

    private void check() {
        var chosen = algorithm.get();
        var lines = lines();
        int question = ++asked;
        able.set(false);
        if (chosen == null) {
            return;
        }
        if (lines.isEmpty()) {
            refusal.set(desk.say("setup.vary.none"));
            return;
        }
        desk.background()
                .run(
                        () -> experiments.refusal(chosen.id(), lines),
                        found -> {
                            if (question == asked) {
                                refusal.set(found);
                                able.set(found.isEmpty());
                            }
                        });
    }

    /// The number typed, `null` when it is none from 1 to 10,000.
    public @Nullable Integer count() {
        try {
            int number = Integer.parseInt(trials.get().strip());
            return number >= 1 && number <= MOST_TRIALS ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// The tuning as it stands, `null` while something is missing.
    @Nullable TuneSetup setup(Setup common) {
        var chosen = algorithm.get();
        var number = count();
        if (chosen == null || number == null || !able.get()) {
            return null;
        }
        var besides = new ArrayList<Besides>();
        if (latency.get()) {
            besides.add(Besides.LATENCY);
        }
        if (size.get()) {
            besides.add(Besides.SIZE);
        }
        return new TuneSetup(
                common.dataset(),
                common.target(),
                common.task(),
                common.metric(),
                chosen.id(),
                lines(),
                strategy.get(),
                besides,
                number,
                common.budget(),
                common.seed());
    }
}
