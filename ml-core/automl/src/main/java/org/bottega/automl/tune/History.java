package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What a sampler learns from: places tried with their losses, and places under way.
///
/// @param seen finished trials with a finite loss, in the order of their numbers; a pruned one has the worst
///     loss seen so far
/// @param running places under way
public record History(Space space, List<Seen> seen, List<double[]> running) {
    /// @param unit its place; NaN in dimensions that were not there
    /// @param loss to be made small; for several objectives the rank by dominance and crowding
    @SuppressWarnings("ArrayRecordComponent")
    public record Seen(int number, double[] unit, double loss, double[] losses) {}

    public History {
        seen = List.copyOf(seen);
        running = List.copyOf(running);
    }

    static History of(
            Space space,
            List<Objective> objectives,
            List<Tried> tried,
            List<Map<String, Object>> running) {
        var done = new ArrayList<Seen>();
        var pruned = new ArrayList<Tried>();
        for (var trial : tried) {
            if (trial.done()) {
                var losses = new double[objectives.size()];
                for (int o = 0; o < losses.length; o++) {
                    losses[o] = objectives.get(o).loss(trial.scores().get(o));
                }
                if (Arrays.stream(losses).allMatch(Double::isFinite)) {
                    done.add(
                            new Seen(
                                    trial.number(), space.unit(trial.values()), losses[0], losses));
                }
            } else if (trial.state() == Tried.State.PRUNED) {
                pruned.add(trial);
            }
        }
        var ranked = objectives.size() > 1 ? ParetoFront.ranked(done) : done;
        double worst = ranked.stream().mapToDouble(Seen::loss).max().orElse(0);
        var all = new ArrayList<>(ranked);
        if (!ranked.isEmpty()) {
            for (var trial : pruned) {
                all.add(
                        new Seen(
                                trial.number(),
                                space.unit(trial.values()),
                                worst,
                                new double[objectives.size()]));
            }
        }
        all.sort(Comparator.comparingInt(Seen::number));
        return new History(space, all, running.stream().map(space::unit).toList());
    }
}
