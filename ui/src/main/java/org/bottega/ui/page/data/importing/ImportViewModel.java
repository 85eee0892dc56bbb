package org.bottega.ui.page.data.importing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.data.ImportOptions;
import org.bottega.data.Preview;
import org.bottega.data.source.jdbc.DriverSpec;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.Datasets;
import org.bottega.ui.page.data.Imports;
import org.bottega.ui.page.data.importing.Importing.Found;
import org.bottega.ui.page.data.importing.Importing.From;
import org.jspecify.annotations.Nullable;

/// An import from the choice of a source to the job: what was found, how it would be read, what a
/// person changed about that. Belongs to the window's thread.
public final class ImportViewModel {
    /// Options that are typed change with each key; the preview waits this long for the next one.
    private static final long PAUSE_MILLIS = 150;

    /// Where an import stands.
    public enum State {
        /// nothing is chosen yet
        CHOOSING,
        /// the source is being found, downloaded or connected to
        REACHING,
        /// a preview is shown or being made
        LOOKING,
        /// the job runs
        IMPORTING
    }

    private final Desk desk;
    private final Importing importing;
    private final Imports imports;
    private final Supplier<List<Datasets.Entry>> known;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CHOOSING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable String> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> part = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable JobEntry> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ImportOptions> options =
            new ReadOnlyObjectWrapper<>(ImportOptions.DEFAULT);
    private final StringProperty name = new SimpleStringProperty("");
    private AtomicBoolean superseded = new AtomicBoolean();
    private @Nullable CompletableFuture<Boolean> consent;
    private @Nullable From from;

    /// @param known the data sets there are
    public ImportViewModel(
            Desk desk, Importing importing, Imports imports, Supplier<List<Datasets.Entry>> known) {
        this.desk = desk;
        this.importing = importing;
        this.imports = imports;
        this.known = known;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What is being done while the source is reached.
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// The host that the program wants to talk to and may not yet; `null` when nothing is asked.
    public ReadOnlyObjectProperty<@Nullable String> asked() {
        return asked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Found> found() {
        return found.getReadOnlyProperty();
    }

    /// The sheet or table that is looked at, `null` where there are none.
    public ReadOnlyObjectProperty<@Nullable String> part() {
        return part.getReadOnlyProperty();
    }

    /// How it would be read; `null` until the first one is there. An older one stays while a newer is
    /// made.
    public ReadOnlyObjectProperty<@Nullable Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// Whether a preview is being made.
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// Why there is no preview with the present options, or why the import failed.
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The import that runs.
    public ReadOnlyObjectProperty<@Nullable JobEntry> job() {
        return job.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ImportOptions> options() {
        return options.getReadOnlyProperty();
    }

    /// What the data set shall be called.
    public StringProperty name() {
        return name;
    }

    /// The version that the import would be of the data set of this name; 1 for a new one.
    public int nextVersion(String called) {
        return known.get().stream()
                        .filter(e -> e.dataset().equals(called.strip()))
                        .mapToInt(Datasets.Entry::version)
                        .max()
                        .orElse(0)
                + 1;
    }

    public List<DriverSpec> drivers() {
        return importing.drivers();
    }

    /// Whether several files were handed over as one table.
    public boolean several() {
        return from instanceof From.Files(var files) && files.size() > 1;
    }

    /// Goes to a source and shows how it would be read.
    public void start(From source) {
        stop();
        from = source;
        found.set(null);
        preview.set(null);
        problem.set(null);
        message.set("");
        state.set(State.REACHING);
        var mine = superseded;
        desk.background()
                .run(
                        () -> importing.find(source, host -> ask(host, mine), told(mine)),
                        reached -> {
                            if (!mine.get()) {
                                reached(reached);
                            }
                        },
                        failure -> {
                            if (!mine.get()) {
                                state.set(State.CHOOSING);
                                problem.set(problem(failure));
                            }
                        });
    }

    private void reached(Found reached) {
        options.set(ImportOptions.DEFAULT);
        part.set(reached.parts().isEmpty() ? null : reached.parts().getFirst());
        name.set(named(reached));
        found.set(reached);
        state.set(State.LOOKING);
        look(0);
    }

    private String named(Found reached) {
        var chosen = part.get();
        return chosen == null || reached.parts().size() == 1 && !reached.name().equals("data")
                ? reached.name()
                : reached.name().equals("data") ? chosen : reached.name() + " " + chosen;
    }

    /// Turns to another sheet or table.
    public void choose(String wanted) {
        var now = found.get();
        if (now == null || wanted.equals(part.get())) {
            return;
        }
        boolean own = !name.get().equals(named(now));
        part.set(wanted);
        options.set(options.get().withKinds(java.util.Map.of()).withRoles(java.util.Map.of()));
        if (!own) {
            name.set(named(now));
        }
        look(0);
    }

    /// Changes how it is read; the preview follows.
    public void change(UnaryOperator<ImportOptions> change) {
        var next = change.apply(options.get());
        if (!next.equals(options.get())) {
            options.set(next);
            look(PAUSE_MILLIS);
        }
    }

    /// Chooses the kind of a column; `null` leaves it to what is found.
    public void kind(String column, @Nullable Kind kind) {
        change(o -> {
            var kinds = new HashMap<>(o.kinds());
            if (kind == null) {
                kinds.remove(column);
            } else {
                kinds.put(column, kind);
            }
            return o.withKinds(kinds);
        });
    }

    /// Chooses what a column is used for. There is one target at most.
    public void role(String column, Role role) {
        change(o -> {
            var roles = new HashMap<>(o.roles());
            if (role == Role.TARGET) {
                roles.values().removeIf(r -> r == Role.TARGET);
            }
            roles.put(column, role);
            return o.withRoles(roles);
        });
    }

    private void look(long pause) {
        var now = found.get();
        if (now == null) {
            return;
        }
        superseded.set(true);
        var mine = new AtomicBoolean();
        superseded = mine;
        looking.set(true);
        var wanted = options.get();
        var chosen = part.get();
        var progress = told(mine);
        desk.background()
                .run(
                        () -> {
                            Thread.sleep(pause);
                            progress.checkCancelled();
                            return now.preview(chosen, wanted, progress);
                        },
                        made -> {
                            if (!mine.get()) {
                                looking.set(false);
                                problem.set(null);
                                preview.set(made);
                            }
                        },
                        failure -> {
                            if (!mine.get()) {
                                looking.set(false);
                                problem.set(problem(failure));
                            }
                        });
    }

    /// Imports it as a job and goes to the data when they are there.
    public void bring() {
        var now = found.get();
        if (now == null || state.get() != State.LOOKING || name.get().isBlank()) {
            return;
        }
        superseded.set(true);
        looking.set(false);
        problem.set(null);
        var called = name.get().strip();
        var wanted = options.get();
        var chosen = part.get();
        var target =
                wanted.roles().entrySet().stream()
                        .filter(e -> e.getValue() == Role.TARGET)
                        .map(java.util.Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
        var running =
                imports.start(
                        called,
                        target,
                        (events, imported) ->
                                importing.bring(now, chosen, called, wanted, events, imported));
        job.set(running);
        state.set(State.IMPORTING);
        running.state().subscribe(ended -> ended(running, ended));
    }

    private void ended(JobEntry running, JobEntry.State ended) {
        if (running != job.get()) {
            return;
        }
        switch (ended) {
            case RUNNING -> {}
            case FINISHED -> reset();
            case CANCELLED -> {
                job.set(null);
                state.set(State.LOOKING);
            }
            case FAILED -> {
                job.set(null);
                state.set(State.LOOKING);
                problem.set(running.problems().isEmpty() ? null : running.problems().getLast());
            }
        }
    }

    /// Imports each of several files as a data set of its own, with what is guessed.
    public void apart() {
        if (from instanceof From.Files(var files)) {
            reset();
            files.forEach(file -> imports.open(file, null));
        }
    }

    /// Answers whether the program may talk to the host it asked for.
    public void allow(boolean yes) {
        var waiting = consent;
        consent = null;
        asked.set(null);
        if (waiting != null) {
            waiting.complete(yes);
        }
    }

    /// Gives up what is under way, but not an import, and goes back to the choice of a source.
    public void reset() {
        stop();
        from = null;
        found.set(null);
        preview.set(null);
        problem.set(null);
        job.set(null);
        state.set(State.CHOOSING);
    }

    private void stop() {
        superseded.set(true);
        superseded = new AtomicBoolean();
        looking.set(false);
        allow(false);
    }

    /// Called away from the window's thread; waits for the answer.
    private boolean ask(String host, AtomicBoolean mine) {
        var answer = new CompletableFuture<Boolean>();
        desk.background()
                .show(() -> {
                    if (mine.get()) {
                        answer.complete(false);
                    } else {
                        consent = answer;
                        asked.set(host);
                    }
                });
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException _) {
            throw new CancellationException("the window was closed");
        }
    }

    private Progress told(AtomicBoolean stop) {
        return new Progress() {
            @Override
            public void at(double fraction, String what) {
                desk.background()
                        .show(() -> {
                            if (!stop.get()) {
                                message.set(what);
                            }
                        });
            }

            @Override
            public void report(JobEvent event) {}

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
    }

    private Problem problem(Throwable failure) {
        if (failure instanceof ProblemException e) {
            return e.problems().getFirst();
        }
        desk.notices().show(failure);
        return Problem.error("", desk.say("import.unreadable"), "");
    }

    /// Files a person handed over: several are looked at as one table.
    public void files(List<Path> files) {
        start(new From.Files(files));
    }
}
