package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.experiment.Experiments.Measure;
import org.bottega.ui.page.experiment.Experiments.Result;
import org.bottega.ui.page.experiment.Experiments.Standing;
import org.jspecify.annotations.Nullable;

/// One search as it runs: its leaderboard fills, the best score rises. Belongs to the window's thread.
public final class RunViewModel {
    private final String title;
    private final Measure metric;
    private final JobEntry job;
    private final ObservableList<Standing> leaderboard = FXCollections.observableArrayList();
    private final ObservableList<Best> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
    private @Nullable Work work;
    private boolean pausing;

    /// The best score from a moment on, in seconds from the start.
    public record Best(double seconds, double score) {}

    /// @param budgetSeconds how long it may take
    public RunViewModel(String title, Measure metric, double budgetSeconds, String jobTitle) {
        this.title = title;
        this.metric = metric;
        this.budgetSeconds = budgetSeconds;
        this.job = new JobEntry(jobTitle, this::cancelWork);
        job.measured().addListener((ListChangeListener<JobEvent.Measured>) _ -> rank());
    }

    private final double budgetSeconds;

    public String title() {
        return title;
    }

    public Measure metric() {
        return metric;
    }

    public double budgetSeconds() {
        return budgetSeconds;
    }

    public JobEntry job() {
        return job;
    }

    /// What was tried, the best first.
    public ObservableList<Standing> leaderboard() {
        return leaderboard;
    }

    /// Each time a better one was found.
    public ObservableList<Best> history() {
        return history;
    }

    /// What came of it, `null` until it has ended well.
    public ReadOnlyObjectProperty<@Nullable Result> result() {
        return result.getReadOnlyProperty();
    }

    /// Takes the handle of the work once it has started.
    public void started(Work started) {
        work = started;
    }

    public void finished(Result found) {
        result.set(found);
    }

    /// Stops the search and keeps the best so far.
    public void finishEarly() {
        if (work != null && job.running()) {
            work.finishEarly();
        }
    }

    /// Stops the run so that it can go on.
    public void pause() {
        if (work != null && job.running()) {
            pausing = true;
            work.pause();
        }
    }

    /// Whether it was asked to pause.
    boolean pausing() {
        return pausing;
    }

    /// The id of the run, empty until it has started.
    String run() {
        return work == null ? "" : work.run();
    }

    private void cancelWork() {
        if (work != null) {
            work.cancel();
        }
    }

    private void rank() {
        var board = new ArrayList<Standing>();
        for (var figures : job.measured()) {
            var values = figures.values();
            // a trial of a tuning has its score under the metric's own name; one given up has none
            var score = values.getOrDefault("score", values.get(metric.id()));
            // a winner of one model is told once more when the search joins; it stands there
            // already
            boolean told =
                    figures.kind().equals("ensemble")
                            && board.stream().anyMatch(s -> s.name().equals(figures.subject()));
            if (score != null && !told && !figures.kind().equals("result")) {
                board.add(standing(figures.subject(), score, values));
            }
        }
        Comparator<Standing> order = Comparator.comparingDouble(Standing::score);
        board.sort(metric.greater() ? order.reversed() : order);
        leaderboard.setAll(board);
        history.setAll(history(board));
    }

    private static Standing standing(String name, double score, Map<String, Double> values) {
        return new Standing(
                name,
                score,
                values.getOrDefault("spread", 0.0),
                values.getOrDefault("fitSeconds", values.getOrDefault("seconds", Double.NaN)),
                values.getOrDefault("atSeconds", Double.NaN),
                values.getOrDefault("weight", Double.NaN));
    }

    private List<Best> history(List<Standing> board) {
        var byTime = new ArrayList<>(board);
        byTime.removeIf(s -> Double.isNaN(s.atSeconds()));
        byTime.sort(Comparator.comparingDouble(Standing::atSeconds));
        var out = new ArrayList<Best>();
        for (var standing : byTime) {
            if (out.isEmpty()
                    || (metric.greater()
                            ? standing.score() > out.getLast().score()
                            : standing.score() < out.getLast().score())) {
                out.add(new Best(standing.atSeconds(), standing.score()));
            }
        }
        return out;
    }
}
