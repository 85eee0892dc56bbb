package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Bayesian optimisation: a Gaussian process says where a better loss is to be expected.
///
/// Jones, Schonlau, Welch, Efficient Global Optimization of Expensive Black-Box Functions, 1998. With several
/// objectives each trial weighs them by chance (Knowles, ParEGO, 2006).
record ExpectedImprovement() implements Sampler {
    private static final int CANDIDATES = 400;
    private static final int CLIMBERS = 6;
    private static final int STEPS = 50;

    @Override
    public double[] next(int number, History history, long seed) {
        var space = history.space();
        int start = Math.clamp(2L * space.size(), 6, 20);
        if (history.seen().size() < start) {
            return new Sobol().next(number, history, seed);
        }
        var random = Sampler.random(number, seed);
        var places = new ArrayList<double[]>();
        history.seen().forEach(s -> places.add(s.unit()));
        var losses = losses(history, random);
        // what is under way is taken for average, so that threads do not all try the same
        double average = Arrays.stream(losses).average().orElse(0);
        int seen = losses.length;
        var all = Arrays.copyOf(losses, seen + history.running().size());
        Arrays.fill(all, seen, all.length, average);
        places.addAll(history.running());
        var surrogate = new GaussianSurrogate(space, places, all, random);
        record Scored(double[] unit, double gain) {}
        var scored = new ArrayList<Scored>();
        for (int c = 0; c < CANDIDATES; c++) {
            var unit = new double[space.size()];
            for (int d = 0; d < unit.length; d++) {
                unit[d] = random.nextDouble();
            }
            scored.add(new Scored(unit, surrogate.improvement(space.bare(unit))));
        }
        for (var seed1 : best(history, losses)) {
            for (int c = 0; c < 20; c++) {
                var unit =
                        moved(space, seed1, Math.pow(10, -0.5 - 1.5 * random.nextDouble()), random);
                scored.add(new Scored(unit, surrogate.improvement(space.bare(unit))));
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> s.gain()).reversed());
        var winner = scored.getFirst();
        for (var climber : List.copyOf(scored.subList(0, CLIMBERS))) {
            var at = climber;
            double width = 0.1;
            for (int step = 0; step < STEPS; step++) {
                var unit = moved(space, at.unit(), width, random);
                double gain = surrogate.improvement(space.bare(unit));
                if (gain > at.gain()) {
                    at = new Scored(unit, gain);
                    width = Math.min(0.3, width * 1.3);
                } else {
                    width = Math.max(1e-3, width * 0.88);
                }
            }
            winner = at.gain() > winner.gain() ? at : winner;
        }
        return winner.unit();
    }

    private static double[] losses(History history, java.util.SplittableRandom random) {
        var seen = history.seen();
        int objectives = seen.getFirst().losses().length;
        if (objectives < 2) {
            return seen.stream().mapToDouble(History.Seen::loss).toArray();
        }
        var weights = new double[objectives];
        for (int o = 0; o < objectives; o++) {
            weights[o] = -Math.log(1 - random.nextDouble());
        }
        double sum = Arrays.stream(weights).sum();
        var out = new double[seen.size()];
        for (int o = 0; o < objectives; o++) {
            int own = o;
            double low = seen.stream().mapToDouble(s -> s.losses()[own]).min().orElse(0);
            double high = seen.stream().mapToDouble(s -> s.losses()[own]).max().orElse(1);
            for (int i = 0; i < out.length; i++) {
                double share = high > low ? (seen.get(i).losses()[o] - low) / (high - low) : 0;
                double weighed = weights[o] / sum * share;
                out[i] = Math.max(out[i], weighed) + 0.05 * weighed;
            }
        }
        return out;
    }

    private static List<double[]> best(History history, double[] losses) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < losses.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> losses[i]));
        return order.stream().limit(5).map(i -> history.seen().get(i).unit()).toList();
    }

    private static double[] moved(
            Space space, double[] from, double width, java.util.SplittableRandom random) {
        var unit = from.clone();
        int moved = random.nextInt(unit.length);
        for (int d = 0; d < unit.length; d++) {
            if (Double.isNaN(unit[d])) {
                unit[d] = random.nextDouble();
            } else if (d == moved || random.nextInt(3) == 0) {
                boolean jump = space.dimensions().get(d).categories() > 0;
                unit[d] =
                        jump
                                ? random.nextDouble()
                                : Math.clamp(unit[d] + width * random.nextGaussian(), 0, 1);
            }
        }
        return unit;
    }
}
