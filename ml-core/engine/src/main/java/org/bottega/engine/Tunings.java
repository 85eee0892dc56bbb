package org.bottega.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bottega.automl.Standing;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Suggested;
import org.bottega.automl.tune.Tried;
import org.bottega.engine.tune.Ranges;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Metric;

/// What was varied in a run, ready to be drawn: each family of a search, or the one algorithm of a tuning.
public final class Tunings {
    /// Below so many trials of a family nothing can be seen.
    private static final int FEWEST = 3;

    private Tunings() {}

    /// One algorithm's trials.
    ///
    /// @param name what a person calls the algorithm
    public record Family(String name, TuningCharts charts) {}

    /// The trials of a tuning's folder, also while it runs; empty before the first one.
    public static Optional<Family> of(Path folder, TuneRun.Request request) {
        var file = folder.resolve(Journal.FILE);
        var facts = TuneFacts.read(folder);
        if (facts.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var algorithm = Algorithms.byId(request.algorithm());
        var tried = Journal.read(file);
        return tried.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Family(
                                algorithm.info().name(),
                                new TuningCharts(
                                        Ranges.read(algorithm, request.vary()),
                                        facts.get().objectives(),
                                        tried)));
    }

    /// The families of a search that were tried under several settings, the one with the most trials first.
    ///
    /// @param measure the metric's id
    /// @param board the trials, in any order
    public static List<Family> of(String measure, List<Standing> board) {
        var metric =
                java.util.Arrays.stream(Metric.values())
                        .filter(m -> m.id().equals(measure))
                        .findFirst();
        if (metric.isEmpty()) {
            return List.of();
        }
        var objective = new Objective(measure, metric.get().greaterIsBetter());
        var known = Algorithms.all().stream().map(a -> a.info().id()).toList();
        var byFamily = new LinkedHashMap<String, List<Standing>>();
        for (var row : board) {
            // a second level read other inputs: its scores cannot be set beside those of the first
            if (!row.name().endsWith(", level 2") && known.contains(row.algorithm())) {
                byFamily.computeIfAbsent(row.algorithm(), _ -> new ArrayList<>()).add(row);
            }
        }
        var families = new ArrayList<Family>();
        byFamily.forEach((id, rows) -> family(id, rows, objective).ifPresent(families::add));
        families.sort(java.util.Comparator.comparingInt((Family f) -> -f.charts().tried().size()));
        return List.copyOf(families);
    }

    private static Optional<Family> family(String id, List<Standing> rows, Objective objective) {
        var algorithm = Algorithms.byId(id);
        var space = Suggested.space(algorithm);
        if (space.isEmpty()) {
            return Optional.empty();
        }
        var order = new ArrayList<>(rows);
        // a winner whose answers were corrected stands twice; without settings it is no trial
        order.removeIf(r -> r.params().isEmpty() || !Double.isFinite(r.score()));
        order.sort(java.util.Comparator.comparingDouble(Standing::atSeconds));
        var tried = new ArrayList<Tried>();
        for (var row : order) {
            tried.add(
                    new Tried(
                            tried.size(),
                            Suggested.values(
                                    space.get(), algorithm, algorithm.params().read(row.params())),
                            Tried.State.DONE,
                            List.of(row.score()),
                            List.of(),
                            row.fitSeconds(),
                            row.name()));
        }
        return tried.size() < FEWEST
                ? Optional.empty()
                : Optional.of(
                        new Family(
                                algorithm.info().name(),
                                new TuningCharts(space.get(), List.of(objective), tried)));
    }
}
