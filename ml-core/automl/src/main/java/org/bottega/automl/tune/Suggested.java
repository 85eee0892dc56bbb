package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;

/// Which settings of an algorithm are worth varying, and how far: those that its presets vary, in a range
/// somewhat wider than theirs. Where the presets vary nothing, all numbers on a logarithmic scale, up to a
/// hundredth and a hundredfold of their presets.
public final class Suggested {
    private static final double WIDER = 0.25;
    private static final double FAR = 100;

    private Suggested() {}

    /// Empty when the algorithm has nothing to vary.
    public static Optional<Space> space(Algorithm algorithm) {
        var dimensions = new ArrayList<Dimension>();
        for (var param : algorithm.params().params()) {
            boolean varied =
                    algorithm.presets().stream()
                            .anyMatch(p -> p.params().plain().containsKey(param.id()));
            var dimension = Space.dimension(param);
            if (varied && dimension != null) {
                dimensions.add(narrowed(param, dimension, algorithm));
            }
        }
        if (dimensions.isEmpty()) {
            for (var param : algorithm.params().params()) {
                around(param).ifPresent(dimensions::add);
            }
        }
        return dimensions.isEmpty() ? Optional.empty() : Optional.of(new Space(dimensions));
    }

    private static Dimension narrowed(Param<?> param, Dimension dimension, Algorithm algorithm) {
        if (dimension instanceof Dimension.Categories) {
            return dimension;
        }
        var values = new ArrayList<Double>();
        for (var preset : algorithm.presets()) {
            if (plain(preset.params(), param) instanceof Number number) {
                values.add(dimension.unit(number));
            }
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double more = Math.max(0.02, WIDER * (high - low));
        var from = (Number) dimension.value(Math.max(0, low - more));
        var to = (Number) dimension.value(Math.min(1, high + more));
        return switch (dimension) {
            case Dimension.Whole(var name, int _, int _, var scale, var condition) ->
                    new Dimension.Whole(
                            name,
                            from.intValue(),
                            Math.max(from.intValue() + 1, to.intValue()),
                            scale,
                            condition);
            case Dimension.Real(var name, double _, double _, var scale, var condition) ->
                    new Dimension.Real(
                            name, from.doubleValue(), to.doubleValue(), scale, condition);
            case Dimension.Categories categories -> categories;
        };
    }

    /// The dimension of one setting in a range that is worth a look: of a number on an even scale that may be huge
    /// only what lies within ten times its preset.
    ///
    /// @throws org.bottega.kernel.ProblemException (usage) for what cannot be varied
    public static Dimension near(ParamSpace params, String id) {
        var whole = Space.dimension(params, id);
        var preset =
                params.params().stream()
                        .filter(p -> p.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .preset();
        return switch (whole) {
            case Dimension.Whole(var name, int min, int max, var scale, var condition)
                    when scale == Scale.LINEAR
                            && preset instanceof Integer at
                            && max > 10 * (at + 1) ->
                    new Dimension.Whole(
                            name, min, Math.max(min + 1, 10 * (at + 1)), scale, condition);
            case Dimension.Real(var name, double min, double max, var scale, var condition)
                    when scale == Scale.LINEAR
                            && preset instanceof Double at
                            && max > 10 * (at + 1) ->
                    new Dimension.Real(
                            name, min, Math.max(min + 1, 10 * (at + 1)), scale, condition);
            default -> whole;
        };
    }

    private static <T> Object plain(Params params, Param<T> param) {
        return param.domain().write(params.get(param));
    }

    private static Optional<Dimension> around(Param<?> param) {
        return switch (param.domain()) {
            case Domain.Whole(int min, int max, var scale)
                    when scale == Scale.LOG && param.preset() instanceof Integer preset -> {
                int low = (int) Math.max(min, preset / FAR);
                int high = (int) Math.min(max, preset * FAR);
                yield low < high && low > 0
                        ? Optional.of(new Dimension.Whole(param.id(), low, high, scale, null))
                        : Optional.empty();
            }
            case Domain.Real(double min, double max, var scale)
                    when scale == Scale.LOG && param.preset() instanceof Double preset ->
                    Optional.of(
                            new Dimension.Real(
                                    param.id(),
                                    Math.max(min, preset / FAR),
                                    Math.min(max, preset * FAR),
                                    scale,
                                    null));
            default -> Optional.empty();
        };
    }

    /// The places of settings in a space: what is not chosen there has its preset.
    public static java.util.Map<String, Object> values(
            Space space, Algorithm algorithm, Params params) {
        var values = new java.util.LinkedHashMap<String, Object>();
        for (var param : algorithm.params().params()) {
            if (names(space).contains(param.id())) {
                values.put(param.id(), plain(params, param));
            }
        }
        return values;
    }

    private static List<String> names(Space space) {
        return space.dimensions().stream().map(Dimension::name).toList();
    }

    /// What a strategy would try next after trials whose losses are known.
    ///
    /// @param losses one for each of `tried`, finite
    /// @return a place's values, or nothing when all has been tried
    public static Optional<java.util.Map<String, Object>> next(
            Space space,
            Strategy strategy,
            List<java.util.Map<String, Object>> tried,
            List<Double> losses,
            int number,
            long seed) {
        var seen = new ArrayList<History.Seen>();
        for (int i = 0; i < tried.size(); i++) {
            double loss = losses.get(i);
            seen.add(new History.Seen(i, space.unit(tried.get(i)), loss, new double[] {loss}));
        }
        var unit = strategy.sampler().next(number, new History(space, seen, List.of()), seed);
        return unit == null ? Optional.empty() : Optional.of(space.values(unit));
    }
}
