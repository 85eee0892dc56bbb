package org.bottega.ui.page.experiment;

import java.time.Duration;
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
import org.bottega.automl.MadeFeatures;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Aim;
import org.bottega.ui.page.experiment.Experiments.Fair;
import org.bottega.ui.page.experiment.Experiments.Judging;
import org.bottega.ui.page.experiment.Experiments.Kind;
import org.bottega.ui.page.experiment.Experiments.Measure;
import org.bottega.ui.page.experiment.Experiments.Proposal;
import org.bottega.ui.page.experiment.Experiments.Setup;
import org.bottega.ui.page.experiment.Experiments.Subject;
import org.bottega.ui.page.experiment.Experiments.Suspect;
import org.bottega.ui.page.experiment.Experiments.TaskKind;
import org.bottega.ui.page.experiment.Experiments.TuneSetup;
import org.jspecify.annotations.Nullable;

/// A new experiment: what it is about, and what was proposed and may be changed.
public final class SetupViewModel {
    private final Desk desk;
    private final Experiments experiments;
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> target = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable TaskKind> task = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Measure> metric = new SimpleObjectProperty<>();
    private final ObservableList<Measure> metrics = FXCollections.observableArrayList();
    private final ObjectProperty<Aim> aim = new SimpleObjectProperty<>(Aim.BALANCED);
    private final ObjectProperty<Judging> judging = new SimpleObjectProperty<>(Judging.AUTO);
    private final ObjectProperty<@Nullable String> by = new SimpleObjectProperty<>();
    private final StringProperty budget = new SimpleStringProperty("1 min");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty fairGroup = new SimpleStringProperty("");
    private final StringProperty fairOutcome = new SimpleStringProperty("");
    private final StringProperty fairMost = new SimpleStringProperty("0.1");
    private final BooleanProperty reweigh = new SimpleBooleanProperty();
    private final ObservableList<Suspected> suspects = FXCollections.observableArrayList();
    private final ObjectProperty<MadeFeatures> made = new SimpleObjectProperty<>(MadeFeatures.AUTO);
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SEARCH);
    private final TuneViewModel tune;
    private final BooleanBinding ready;
    private boolean proposing;
    private int asked;

    public SetupViewModel(Desk desk, Experiments experiments) {
        this.desk = desk;
        this.experiments = experiments;
        this.tune = new TuneViewModel(desk, experiments);
        task.subscribe(tune::about);
        target.addListener((_, _, _) -> propose(null));
        task.addListener((_, _, chosen) -> {
            if (!proposing && chosen != null) {
                propose(chosen);
            }
        });
        ready =
                Bindings.createBooleanBinding(
                        () ->
                                metric.get() != null
                                        && budget() != null
                                        && seed() != null
                                        && (kind.get() == Kind.TUNING
                                                ? tune.ready().get()
                                                : !judging.get().byColumn() || named()),
                        kind,
                        tune.ready(),
                        metric,
                        judging,
                        by,
                        target,
                        budget,
                        seed);
    }

    /// Whether to search among all algorithms or to tune one.
    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// What is said of a tuning only.
    public TuneViewModel tune() {
        return tune;
    }

    /// The tuning as it stands, `null` while something is missing.
    public @Nullable TuneSetup tuning() {
        var common = setup();
        return common == null ? null : tune.setup(common);
    }

    public ReadOnlyObjectProperty<@Nullable Subject> subject() {
        return subject.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable String> target() {
        return target;
    }

    public ObjectProperty<@Nullable TaskKind> task() {
        return task;
    }

    public ObjectProperty<@Nullable Measure> metric() {
        return metric;
    }

    public ObservableList<Measure> metrics() {
        return metrics;
    }

    /// Whether a column to judge by is chosen that is not the target.
    private boolean named() {
        return by.get() != null && !by.get().equals(target.get());
    }

    /// A column that had better be left out, and whether it is.
    public record Suspected(Suspect suspect, BooleanProperty leftOut) {}

    /// The columns that had better be left out; empty until they are known.
    public ObservableList<Suspected> suspects() {
        return suspects;
    }

    /// Whether features are made of others.
    public ObjectProperty<MadeFeatures> made() {
        return made;
    }

    /// What the model is to be good at.
    public ObjectProperty<Aim> aim() {
        return aim;
    }

    public ObjectProperty<Judging> judging() {
        return judging;
    }

    /// The column of groups or moments that the judging goes by; of no use for other kinds.
    public ObjectProperty<@Nullable String> by() {
        return by;
    }

    /// How long the search may take, as `30 s`, `5 min`, `1 h`.
    /// The group that may be at a disadvantage, such as `sex=Female`; empty where groups do not matter.
    public StringProperty fairGroup() {
        return fairGroup;
    }

    /// The outcome people wish for.
    public StringProperty fairOutcome() {
        return fairOutcome;
    }

    /// The largest disparity of the winner, as typed.
    public StringProperty fairMost() {
        return fairMost;
    }

    /// Whether rows are weighed so that outcome and group are independent.
    public BooleanProperty reweigh() {
        return reweigh;
    }

    public StringProperty budgetText() {
        return budget;
    }

    public StringProperty seedText() {
        return seed;
    }

    /// Why this task and metric are proposed.
    public ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /// Why the target cannot be predicted; empty when it can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Whether the search can start.
    public BooleanBinding ready() {
        return ready;
    }

    /// Sets up an experiment on a data set.
    public void about(String dataset, @Nullable String wanted) {
        desk.background()
                .run(
                        () -> experiments.subject(dataset),
                        found -> {
                            subject.set(found);
                            forget();
                            by.set(null);
                            if (target.get() != null && target.get().equals(wanted)) {
                                propose(null);
                            } else {
                                target.set(wanted);
                            }
                        });
    }

    private void forget() {
        metric.set(null);
        metrics.clear();
        suspects.clear();
        reason.set("");
        refusal.set("");
    }

    private void propose(@Nullable TaskKind wanted) {
        var about = subject.get();
        var column = target.get();
        if (about == null || column == null) {
            forget();
            return;
        }
        int question = ++asked;
        desk.background()
                .run(
                        () ->
                                experiments.propose(
                                        about.id(), column, wanted, desk.messages().locale()),
                        found -> {
                            if (question == asked) {
                                take(found);
                            }
                        },
                        failure -> {
                            if (question == asked) {
                                refuse(failure);
                            }
                        });
    }

    private void take(Proposal found) {
        proposing = true;
        task.set(found.task());
        proposing = false;
        metrics.setAll(found.metrics());
        metric.set(found.metric());
        reason.set(found.reason());
        refusal.set("");
        suspect(found.task());
    }

    /// Looks for columns to leave out; none is left out by itself.
    private void suspect(TaskKind wanted) {
        var about = subject.get();
        var column = target.get();
        if (about == null || column == null) {
            return;
        }
        int question = asked;
        desk.background()
                .run(
                        () ->
                                experiments.suspects(
                                        about.id(), column, wanted, desk.messages().locale()),
                        found -> {
                            if (question == asked) {
                                suspects.setAll(
                                        found.stream()
                                                .map(s ->
                                                        new Suspected(
                                                                s, new SimpleBooleanProperty()))
                                                .toList());
                            }
                        },
                        // a search tells the same in its report
                        _ -> suspects.clear());
    }

    private void refuse(Throwable failure) {
        forget();
        if (failure instanceof ProblemException e) {
            var problem = e.problems().getFirst();
            refusal.set((problem.what() + " " + problem.fix()).strip());
        } else {
            desk.notices().show(failure);
        }
    }

    /// The set-up as it stands, `null` while something is missing.
    public @Nullable Setup setup() {
        var about = subject.get();
        var column = target.get();
        var wanted = task.get();
        var measure = metric.get();
        var time = budget();
        var number = seed();
        if (about == null
                || column == null
                || wanted == null
                || measure == null
                || time == null
                || number == null) {
            return null;
        }
        boolean byColumn = kind.get() == Kind.SEARCH && judging.get().byColumn();
        var named = by.get();
        if (byColumn && (named == null || !named())) {
            return null;
        }
        return new Setup(
                about.id(),
                column,
                wanted,
                measure,
                aim.get(),
                judging.get(),
                byColumn && named != null ? named : "",
                time,
                number,
                fairGroup.get().isBlank()
                        ? null
                        : new Fair(
                                fairGroup.get().strip(),
                                fairOutcome.get().strip(),
                                fairMost.get().strip(),
                                reweigh.get()),
                suspects.stream()
                        .filter(s -> s.leftOut().get())
                        .map(s -> s.suspect().column())
                        .toList(),
                made.get());
    }

    /// The budget typed, `null` when it cannot be read or is not between a second and 30 days.
    public @Nullable Duration budget() {
        var match =
                java.util.regex.Pattern.compile("\\s*(\\d{1,7})\\s*(s|sec|m|min|h)?\\s*")
                        .matcher(budget.get().toLowerCase(java.util.Locale.ROOT));
        if (!match.matches()) {
            return null;
        }
        long number = Long.parseLong(match.group(1));
        var unit = match.group(2) == null ? "s" : match.group(2);
        var time =
                switch (unit) {
                    case "m", "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number);
                };
        return time.toSeconds() < 1 || time.toDays() > 30 ? null : time;
    }

    private @Nullable Long seed() {
        try {
            return Long.parseLong(seed.get().strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
