package org.bottega.automl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;

/// Once the known configurations are used up: variations of the best trials. Only settings that the
/// algorithm's own presets vary are changed, one step each of a fifth of the range at the standard
/// deviation.
final class Explorer {
    private static final double STEP = 0.2;
    private static final int PARENTS = 3;

    private Explorer() {}

    /// @param best trials, best first
    static Candidate next(int number, List<Trial> best, long seed) {
        var random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
        var parents =
                best.stream()
                        .filter(t -> !varied(t.candidate().algorithm()).isEmpty())
                        .limit(PARENTS)
                        .toList();
        var parent =
                (parents.isEmpty() ? best.getFirst() : parents.get(random.nextInt(parents.size())))
                        .candidate();
        var params = parent.params();
        for (var param : varied(parent.algorithm())) {
            params = moved(params, param, random);
        }
        return new Candidate(
                number,
                parent.algorithm().info().name() + " (variation " + number + ")",
                parent.algorithm(),
                params);
    }

    private static List<Param<?>> varied(Algorithm algorithm) {
        var ids = new HashSet<String>();
        algorithm.presets().forEach(p -> ids.addAll(p.params().plain().keySet()));
        var params = new ArrayList<Param<?>>();
        for (var param : algorithm.params().params()) {
            if (ids.contains(param.id())) {
                params.add(param);
            }
        }
        return params;
    }

    @SuppressWarnings("unchecked")
    private static <T> Params moved(Params params, Param<T> param, RandomGenerator random) {
        T value = params.get(param);
        var next =
                switch (param.domain()) {
                    case Domain.Whole(int min, int max, var scale) ->
                            (Object)
                                    (int) Math.rint(step((Integer) value, min, max, scale, random));
                    case Domain.Real(double min, double max, var scale) ->
                            (Object) step((Double) value, min, max, scale, random);
                    case Domain.Flag() -> random.nextDouble() < STEP ? !(Boolean) value : value;
                    case Domain.Choice<?>(var type) ->
                            random.nextDouble() < STEP
                                    ? type.getEnumConstants()[
                                            random.nextInt(type.getEnumConstants().length)]
                                    : value;
                    case Domain.Line(),
                            Domain.ColumnName(var _),
                            Domain.ColumnNames(var _),
                            Domain.Formula(var _),
                            Domain.Lines() ->
                            value;
                };
        return params.with(param, (T) next);
    }

    private static double step(
            double value, double min, double max, Scale scale, RandomGenerator random) {
        if (scale == Scale.LINEAR) {
            return Math.clamp(value + random.nextGaussian() * STEP * (max - min), min, max);
        }
        double low = Math.log(min);
        double high = Math.log(max);
        return Math.clamp(
                Math.exp(Math.log(value) + random.nextGaussian() * STEP * (high - low)), min, max);
    }
}
