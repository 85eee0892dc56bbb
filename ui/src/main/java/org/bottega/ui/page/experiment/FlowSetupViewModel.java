package org.bottega.ui.page.experiment;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.automl.tune.Strategy;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.FlowSetup;
import org.bottega.ui.page.experiment.Experiments.FlowSubject;
import org.jspecify.annotations.Nullable;

/// The tuning of a workflow that is about to start: what of its marks is varied, by which figures, how.
public final class FlowSetupViewModel {
    private static final int MOST_TRIALS = 10_000;

    private final Desk desk;
    private final Experiments experiments;
    private final ReadOnlyObjectWrapper<@Nullable FlowSubject> subject =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<VariedRow> rows = FXCollections.observableArrayList();
    private final StringProperty metric = new SimpleStringProperty("");
    private final StringProperty besides = new SimpleStringProperty("");
    private final ObjectProperty<Strategy> strategy = new SimpleObjectProperty<>(Strategy.BAYES);
    private final StringProperty trials = new SimpleStringProperty("30");
    private final StringProperty minutes = new SimpleStringProperty("10");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final BooleanProperty able = new SimpleBooleanProperty();
    private final BooleanBinding ready;
    private int asked;

    public FlowSetupViewModel(Desk desk, Experiments experiments) {
        this.desk = desk;
        this.experiments = experiments;
        for (var text : List.of(metric, besides)) {
            text.addListener((_, _, _) -> check());
        }
        ready =
                Bindings.createBooleanBinding(
                        () -> able.get() && setup() != null, able, trials, minutes, seed);
    }

    /// The workflow, `null` until it is known.
    public ReadOnlyObjectProperty<@Nullable FlowSubject> subject() {
        return subject.getReadOnlyProperty();
    }

    /// What is marked.
    public ObservableList<VariedRow> rows() {
        return rows;
    }

    /// `node.figure` by which trials are judged.
    public StringProperty metric() {
        return metric;
    }

    /// A second figure that counts as well; empty for none.
    public StringProperty besides() {
        return besides;
    }

    /// How the next place is chosen.
    public ObjectProperty<Strategy> strategy() {
        return strategy;
    }

    public StringProperty trials() {
        return trials;
    }

    /// How many minutes it may take, as typed.
    public StringProperty minutes() {
        return minutes;
    }

    public StringProperty seed() {
        return seed;
    }

    /// Why it cannot be tuned like this; empty when it can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    public BooleanBinding ready() {
        return ready;
    }

    /// Asks what of a workflow is marked.
    void about(String workflow) {
        able.set(false);
        desk.background()
                .run(
                        () -> experiments.flow(workflow),
                        found -> {
                            subject.set(found);
                            rows.setAll(
                                    found.marks().stream()
                                            .map(k -> new VariedRow(k, this::check))
                                            .toList());
                            var by = found.metrics();
                            metric.set(
                                    by.isEmpty()
                                            ? found.offered().stream().findFirst().orElse("")
                                            : by.getFirst());
                            besides.set(by.size() > 1 ? by.get(1) : "");
                            check();
                        });
    }

    private void check() {
        int question = ++asked;
        able.set(false);
        var chosen = setup(true);
        if (chosen == null) {
            return;
        }
        if (chosen.vary().isEmpty()) {
            refusal.set(desk.say(rows.isEmpty() ? "flow-setup.none" : "setup.vary.none"));
            return;
        }
        desk.background()
                .run(
                        () -> experiments.refusal(chosen),
                        found -> {
                            if (question == asked) {
                                refusal.set(found);
                                able.set(found.isEmpty());
                            }
                        });
    }

    /// The number in a text, -1 when there is none from 1 to a most.
    static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= 1 && number <= most ? number : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// The tuning as it stands, `null` while something is missing.
    @Nullable FlowSetup setup() {
        return setup(false);
    }

    /// @param anyhow whether numbers that are none are taken for their presets
    private @Nullable FlowSetup setup(boolean anyhow) {
        var chosen = subject.get();
        int count = number(trials.get(), MOST_TRIALS);
        int most = number(minutes.get(), 100_000);
        int by = number(seed.get(), Integer.MAX_VALUE);
        if (chosen == null || !anyhow && (count < 0 || most < 0 || by < 0)) {
            return null;
        }
        return new FlowSetup(
                chosen.id(),
                rows.stream().filter(r -> r.used().get()).map(VariedRow::line).toList(),
                Stream.of(metric.get(), besides.get())
                        .map(m -> m == null ? "" : m.strip())
                        .filter(m -> !m.isEmpty())
                        .distinct()
                        .toList(),
                strategy.get(),
                Math.max(1, count),
                Duration.ofMinutes(Math.max(1, most)),
                Math.max(1, by));
    }
}
