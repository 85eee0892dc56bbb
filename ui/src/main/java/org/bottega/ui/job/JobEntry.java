package org.bottega.ui.job;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.jspecify.annotations.Nullable;

/// One piece of long work: what it is, how far it is, what came of it. Belongs to the window's thread.
public final class JobEntry {
    private static final int LOG_LINES = 500;

    /// Where a job stands.
    public enum State {
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED
    }

    private final String title;
    private final Instant started = Instant.now();
    private final Runnable cancel;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<JobEvent.Measured> measured = FXCollections.observableArrayList();
    private final ObservableList<JobEvent.Measured> measuredView =
            FXCollections.unmodifiableObservableList(measured);
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<Problem> problemsView =
            FXCollections.unmodifiableObservableList(problems);
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final ObservableList<String> logView = FXCollections.unmodifiableObservableList(log);
    private @Nullable Instant ended;

    /// @param cancel asks the work to stop; may be called from the window's thread
    public JobEntry(String title, Runnable cancel) {
        this.title = title;
        this.cancel = cancel;
    }

    public String title() {
        return title;
    }

    public Instant started() {
        return started;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public boolean running() {
        return state.get() == State.RUNNING;
    }

    /// 0 to 1.
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /// What is being done now, or what came of it.
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// Figures reported so far, one entry for each subject.
    public ObservableList<JobEvent.Measured> measured() {
        return measuredView;
    }

    public ObservableList<Problem> problems() {
        return problemsView;
    }

    public ObservableList<String> log() {
        return logView;
    }

    /// How long it ran, up to now while it runs.
    public Duration elapsed() {
        return Duration.between(started, ended == null ? Instant.now() : ended);
    }

    public void cancel() {
        if (running()) {
            cancel.run();
        }
    }

    /// Takes one thing the work said.
    public void on(JobEvent event) {
        switch (event) {
            case JobEvent.Advanced(double share, String what) -> {
                fraction.set(Math.max(fraction.get(), Math.clamp(share, 0, 1)));
                if (!what.equals(message.get())) {
                    message.set(what);
                    write(what);
                }
            }
            case JobEvent.Measured figures -> {
                for (int i = 0; i < measured.size(); i++) {
                    if (measured.get(i).subject().equals(figures.subject())
                            && measured.get(i).kind().equals(figures.kind())) {
                        measured.set(i, figures);
                        return;
                    }
                }
                measured.add(figures);
                write(figures.subject() + "  " + figures.values());
            }
            case JobEvent.Noted(Problem problem) -> {
                problems.add(problem);
                write(problem.sentence());
            }
            case JobEvent.Finished(String what) -> end(State.FINISHED, what);
            case JobEvent.Failed(Problem problem) -> {
                problems.add(problem);
                end(State.FAILED, problem.sentence());
            }
            case JobEvent.Cancelled() -> end(State.CANCELLED, "");
        }
    }

    private void end(State how, String what) {
        ended = Instant.now();
        if (how == State.FINISHED) {
            fraction.set(1);
        }
        message.set(what);
        if (!what.isEmpty()) {
            write(what);
        }
        state.set(how);
    }

    private void write(String line) {
        if (log.size() == LOG_LINES) {
            log.removeFirst();
        }
        log.add(String.format("%7.1f s  %s", elapsed().toMillis() / 1000.0, line));
    }
}
