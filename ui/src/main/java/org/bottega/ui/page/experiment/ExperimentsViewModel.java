package org.bottega.ui.page.experiment;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Family;
import org.bottega.ui.page.experiment.Experiments.Result;
import org.bottega.ui.page.experiment.Experiments.Run;
import org.bottega.ui.page.experiment.Experiments.Setup;
import org.bottega.ui.page.experiment.Experiments.Story;
import org.bottega.ui.page.experiment.Experiments.TuneSetup;
import org.jspecify.annotations.Nullable;

/// The searches: those of before by their leaderboards, those of this session as they run.
public final class ExperimentsViewModel {
    private final Desk desk;
    private final Experiments experiments;
    private final ObservableList<Run> past = FXCollections.observableArrayList();
    private final ObservableList<RunViewModel> running = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RunViewModel> shown =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> shownPast = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Story> story = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Compared> compared = FXCollections.observableArrayList();
    private final ObservableList<Family> families = FXCollections.observableArrayList();

    public ExperimentsViewModel(Desk desk, Experiments experiments) {
        this.desk = desk;
        this.experiments = experiments;
    }

    /// The runs that have ended, the newest first.
    public ObservableList<Run> past() {
        return past;
    }

    /// The runs of this session that have not ended, the newest first.
    public ObservableList<RunViewModel> running() {
        return running;
    }

    /// The run of this session that is looked at, if it is one.
    public ReadOnlyObjectProperty<@Nullable RunViewModel> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The run of before that is looked at, if it is one.
    public ReadOnlyObjectProperty<@Nullable Run> shownPast() {
        return shownPast.getReadOnlyProperty();
    }

    /// How the run of before that is looked at went; `null` until it is known.
    public ReadOnlyObjectProperty<@Nullable Story> story() {
        return story.getReadOnlyProperty();
    }

    /// What was varied in the run of before that is looked at; empty until it is known.
    public ObservableList<Family> families() {
        return families;
    }

    /// A run beside others.
    public record Compared(Run run, Story story) {}

    /// The runs that are looked at side by side; empty when it is one or none.
    public ObservableList<Compared> compared() {
        return compared;
    }

    /// Looks at several runs that have ended side by side.
    public void compare(List<Run> runs) {
        shown.set(null);
        shownPast.set(null);
        desk.background()
                .run(
                        () ->
                                runs.stream()
                                        .map(r ->
                                                new Compared(
                                                        r,
                                                        experiments.story(
                                                                r.id(), desk.messages().locale())))
                                        .toList(),
                        compared::setAll);
    }

    /// Asks anew what there is.
    public void refresh() {
        desk.background().run(experiments::all, past::setAll);
    }

    /// Looks at a run that has ended; at its live view when it ran in this session.
    public void look(Run run) {
        shown.set(null);
        story.set(null);
        families.clear();
        compared.clear();
        shownPast.set(run);
        desk.background()
                .run(
                        () -> experiments.story(run.id(), desk.messages().locale()),
                        found -> {
                            if (run.equals(shownPast.get())) {
                                story.set(found);
                            }
                        });
        desk.background()
                .run(
                        () -> experiments.families(run.id()),
                        found -> {
                            if (run.equals(shownPast.get())) {
                                families.setAll(found);
                            }
                        });
    }

    /// Looks at what is left of a run of this session, if that is still what is looked at.
    private void lookAgain(RunViewModel run) {
        boolean watched = run.equals(shown.get());
        desk.background()
                .run(
                        experiments::all,
                        found -> {
                            past.setAll(found);
                            if (watched) {
                                found.stream()
                                        .filter(r -> r.id().equals(run.run()))
                                        .findFirst()
                                        .ifPresent(this::look);
                            }
                        });
    }

    public void look(RunViewModel run) {
        shownPast.set(null);
        compared.clear();
        shown.set(run);
    }

    /// Starts a search and looks at it.
    public RunViewModel start(Setup setup, String dataset) {
        var title = desk.say("experiment.title", setup.target(), dataset);
        return start(
                new RunViewModel(
                        title,
                        setup.metric(),
                        setup.budget().toMillis() / 1000.0,
                        desk.say("experiment.job", title)),
                (events, result) -> experiments.start(setup, events, result));
    }

    /// Starts a tuning and looks at it.
    ///
    /// @param algorithm what a person calls it
    public RunViewModel tune(TuneSetup setup, String dataset, String algorithm) {
        var title = desk.say("experiment.title", setup.target(), dataset);
        return start(
                new RunViewModel(
                        title,
                        setup.metric(),
                        setup.budget().toMillis() / 1000.0,
                        desk.say("experiment.tune.job", algorithm, title)),
                (events, result) -> experiments.tune(setup, events, result));
    }

    /// Starts a tuning of a workflow and looks at it.
    ///
    /// @param workflow its name
    public RunViewModel tune(Experiments.FlowSetup setup, String workflow) {
        var metric = setup.metrics().getFirst().replaceAll(":(min|max)$", "");
        var title = desk.say("experiment.title", metric, workflow);
        return start(
                new RunViewModel(
                        title,
                        experiments.measure(setup.metrics().getFirst()),
                        setup.budget().toMillis() / 1000.0,
                        desk.say("experiment.tune-flow.job", workflow)),
                (events, result) -> experiments.tune(setup, events, result));
    }

    /// Goes on with a run that was stopped, and looks at it.
    public void resume(Run run) {
        var title = desk.say("experiment.title", run.target(), run.dataset());
        desk.background()
                .run(
                        () -> experiments.terms(run.id()),
                        terms -> {
                            past.remove(run);
                            start(
                                    new RunViewModel(
                                            title,
                                            terms.metric(),
                                            terms.budgetSeconds(),
                                            desk.say("experiment.job", title)),
                                    (events, result) ->
                                            experiments.resume(run.id(), events, result));
                        });
    }

    /// What starts work that tells events and, in the end, a result.
    private interface Starting {
        Work start(Consumer<JobEvent> events, Consumer<Result> result);
    }

    private RunViewModel start(RunViewModel run, Starting starting) {
        running.addFirst(run);
        desk.jobs().add(run.job());
        look(run);
        var result = new AtomicReference<@Nullable Result>();
        desk.background()
                .run(
                        () ->
                                starting.start(
                                        event ->
                                                desk.background()
                                                        .show(() -> on(run, event, result.get())),
                                        result::set),
                        run::started,
                        failure -> {
                            running.remove(run);
                            run.job().on(new JobEvent.Cancelled());
                            desk.notices().show(failure);
                        });
        return run;
    }

    private void on(RunViewModel run, JobEvent event, @Nullable Result result) {
        switch (event) {
            case JobEvent.Finished(String _) -> {
                if (result != null) {
                    run.finished(result);
                }
                run.job().on(event);
                running.remove(run);
                if (result == null) {
                    // no model came of it, as of a workflow's tuning: its trials are what there is
                    // to see
                    lookAgain(run);
                } else {
                    refresh();
                }
                desk.notices().say(desk.say("experiment.done", run.title()));
            }
            case JobEvent.Failed(var problem) -> {
                run.job().on(event);
                running.remove(run);
                refresh();
                desk.notices().show(problem);
            }
            case JobEvent.Cancelled() -> {
                run.job().on(event);
                running.remove(run);
                if (run.pausing()) {
                    desk.notices().say(desk.say("experiment.paused", run.title()));
                    lookAgain(run);
                } else {
                    refresh();
                    desk.notices().say(desk.say("experiment.cancelled", run.title()));
                }
            }
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> run.job().on(event);
        }
    }
}
