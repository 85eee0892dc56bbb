package org.bottega.automl;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.kernel.job.Deadline;
import org.bottega.learn.algorithm.Trait;
import org.jspecify.annotations.Nullable;

/// Which candidate comes next: the portfolio in its order, then variations of what did best, as far as the
/// time allows. Not thread-safe.
final class Queue {
    private static final int SAMPLES = 6;

    /// A third of its time is enough for a family to show what it can.
    private static final double SHORTEST = 3;

    /// Families that make random choices, so that another seed gives another model.
    private static final Set<String> SEEDED =
            Set.of("lightgbm", "xgboost", "random-forest", "extra-trees", "perceptron");

    private static final int LEADERS = 5;
    private static final int DEALS = 4;

    private final Plan plan;
    private final AutoMlSettings settings;
    private final Deadline deadline;
    private final Forecast forecast;
    private final int folds;
    private final Set<String> failed = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();

    /// how often each was learnt with other seeds, by [#key(Candidate)]
    private final Map<String, Integer> deals = new HashMap<>();

    private int dealt;
    private int next;
    private int passed;

    Queue(Plan plan, AutoMlSettings settings, Deadline deadline, Forecast forecast, int folds) {
        this.plan = plan;
        this.settings = settings;
        this.deadline = deadline;
        this.forecast = forecast;
        this.folds = folds;
    }

    /// How many candidates were begun or passed over.
    int numbered() {
        return next;
    }

    /// How many of the portfolio were passed over because they would not have ended in time.
    int passed() {
        return passed;
    }

    /// @return false when it had failed before
    boolean fail(Candidate candidate) {
        return failed.add(candidate.algorithm().info().id());
    }

    /// Leaves out what was tried before the search was stopped and went on.
    void done(Candidate candidate) {
        done.add(candidate.number());
    }

    /// Whether the next candidate is a variation, whose choice depends on the trials so far.
    boolean varies() {
        return next >= plan.candidates().size();
    }

    /// @param trials finished, in any order
    @Nullable Candidate next(List<Trial> trials) {
        while (settings.trials() == 0 || next < settings.trials()) {
            if (varies()) {
                return variation(trials);
            }
            var candidate = plan.candidates().get(next++);
            if (failed.contains(candidate.algorithm().info().id())
                    || done.contains(candidate.number())) {
                continue;
            }
            if (fits(candidate) || trials.isEmpty() || settings.counted()) {
                return candidate;
            }
            passed++;
        }
        return null;
    }

    private @Nullable Candidate variation(List<Trial> trials) {
        if (trials.isEmpty() || settings.aim().single() && trials.size() < 2) {
            return null;
        }
        var order = Comparator.comparingDouble(Trial::score);
        var best =
                trials.stream()
                        .sorted(settings.goal().greaterIsBetter() ? order.reversed() : order)
                        .toList();
        while (done.contains(next)) {
            next++;
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            var candidate = Explorer.next(next++, best, settings.goal(), settings.seed());
            if (candidate == null) {
                return null;
            }
            if (!failed.contains(candidate.algorithm().info().id())
                    && (fits(candidate) || settings.counted())) {
                return candidate;
            }
        }
        return null;
    }

    /// Once nothing new betters the best: what did best, learnt again with other random choices, as long as there is
    /// time. The mean of several is steadier than each, and the ensemble takes those that help.
    ///
    /// @param trials finished, in any order
    @Nullable Candidate again(List<Trial> trials) {
        if (settings.aim() == Aim.FAST || settings.aim().single() || settings.counted()) {
            return null;
        }
        var leaders = new LinkedHashMap<String, Candidate>();
        trials.stream()
                .filter(t -> SEEDED.contains(t.candidate().algorithm().info().id()))
                .sorted(Comparator.comparingDouble(t -> settings.goal().loss(t.score())))
                .map(Trial::candidate)
                .forEach(c -> leaders.merge(key(c), c, Queue::earlier));
        var best = leaders.entrySet().stream().limit(LEADERS).toList();
        while (dealt < LEADERS * DEALS && !best.isEmpty()) {
            var leader = best.get(dealt++ % best.size());
            while (done.contains(next)) {
                next++;
            }
            // those of a search that goes on are among the trials
            int deal =
                    deals.merge(
                            leader.getKey(),
                            1
                                    + (int)
                                            trials.stream()
                                                    .filter(t ->
                                                            key(t.candidate())
                                                                    .equals(leader.getKey()))
                                                    .count(),
                            (before, _) -> before + 1);
            var candidate =
                    new Candidate(
                            next++,
                            leader.getValue().name() + ", seed " + deal,
                            leader.getValue().algorithm(),
                            leader.getValue().params());
            if (fits(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /// What tells candidates apart but for their seed.
    private static String key(Candidate candidate) {
        return candidate.algorithm().info().id() + candidate.params().plain();
    }

    private static Candidate earlier(Candidate one, Candidate other) {
        return one.number() < other.number() ? one : other;
    }

    /// A family that has not been seen yet and keeps what it has when it is cut short may be begun with less time
    /// than it would take.
    private boolean fits(Candidate candidate) {
        double expected = forecast.seconds(candidate) * folds / plan.workers();
        boolean cut = candidate.algorithm().has(Trait.ANYTIME) && !forecast.known(candidate);
        return expected <= (cut ? SHORTEST : 1) * deadline.seconds();
    }
}
