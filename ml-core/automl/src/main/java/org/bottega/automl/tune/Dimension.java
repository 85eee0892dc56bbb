package org.bottega.automl.tune;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain.Scale;
import org.jspecify.annotations.Nullable;

/// One thing that is varied. Samplers see it as a number from 0 to 1; trials see plain values (Integer,
/// Double, String, Boolean).
public sealed interface Dimension {
    String name();

    /// Under which choice of another dimension this one matters; `null` for always.
    @Nullable Condition condition();

    /// @param parent the name of a dimension of categories
    /// @param values its values under which a dimension is there
    record Condition(String parent, List<Object> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    record Whole(String name, int min, int max, Scale scale, @Nullable Condition condition)
            implements Dimension {
        public Whole {
            check(name, min, max, scale);
        }
    }

    record Real(String name, double min, double max, Scale scale, @Nullable Condition condition)
            implements Dimension {
        public Real {
            check(name, min, max, scale);
        }
    }

    /// @param values at least two, all different, in any order: nothing lies between them
    record Categories(String name, List<Object> values, @Nullable Condition condition)
            implements Dimension {
        public Categories {
            values = List.copyOf(values);
            if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
                throw ProblemException.usage(
                        name,
                        "There is nothing to choose between in " + values + ".",
                        "Give two or more different values.");
            }
        }
    }

    private static void check(String name, double min, double max, Scale scale) {
        boolean log = scale == Scale.LOG;
        if (!(min < max) || !Double.isFinite(max - min) || (log && !(min > 0))) {
            throw ProblemException.usage(
                    name,
                    "The range " + min + ".." + max + " cannot be searched.",
                    log && min <= 0
                            ? "A logarithmic range begins above 0."
                            : "Give the lesser end first.");
        }
    }

    default Dimension when(Condition newCondition) {
        return switch (this) {
            case Whole(var name, int min, int max, var scale, var _) ->
                    new Whole(name, min, max, scale, newCondition);
            case Real(var name, double min, double max, var scale, var _) ->
                    new Real(name, min, max, scale, newCondition);
            case Categories(var name, var values, var _) ->
                    new Categories(name, values, newCondition);
        };
    }

    /// The number of categories; 0 for numbers.
    default int categories() {
        return this instanceof Categories categories ? categories.values().size() : 0;
    }

    /// The plain value at a place from 0 to 1.
    default Object value(double unit) {
        return switch (this) {
            // every whole number has a share of the same width (on its scale)
            case Whole(var _, int min, int max, var scale, var _) ->
                    (int)
                            Math.clamp(
                                    Math.round(spread(min - 0.5, max + 0.5, min, scale, unit)),
                                    min,
                                    max);
            case Real(var _, double min, double max, var scale, var _) ->
                    Math.clamp(spread(min, max, min, scale, unit), min, max);
            case Categories(var _, var values, var _) ->
                    values.get(Math.clamp((int) (unit * values.size()), 0, values.size() - 1));
        };
    }

    /// The place from 0 to 1 of a plain value; values beyond the range are at its nearer end, an unknown
    /// category is at the first.
    default double unit(Object plain) {
        return switch (this) {
            case Whole(var _, int min, int max, var scale, var _) ->
                    place(min - 0.5, max + 0.5, min, scale, ((Number) plain).doubleValue());
            case Real(var _, double min, double max, var scale, var _) ->
                    place(min, max, min, scale, ((Number) plain).doubleValue());
            case Categories(var _, var values, var _) -> {
                int at = Math.max(0, values.indexOf(plain));
                yield (at + 0.5) / values.size();
            }
        };
    }

    private static double spread(double min, double max, double least, Scale scale, double unit) {
        if (scale == Scale.LINEAR) {
            return min + unit * (max - min);
        }
        double low = Math.log(Math.max(min, 0.5 * least));
        return Math.exp(low + unit * (Math.log(max) - low));
    }

    private static double place(double min, double max, double least, Scale scale, double value) {
        double at;
        if (scale == Scale.LINEAR) {
            at = (value - min) / (max - min);
        } else {
            double low = Math.log(Math.max(min, 0.5 * least));
            at = (Math.log(Math.max(value, 0.5 * least)) - low) / (Math.log(max) - low);
        }
        return Math.clamp(at, 0, 1);
    }
}
