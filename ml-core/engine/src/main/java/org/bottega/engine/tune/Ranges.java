package org.bottega.engine.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bottega.automl.tune.Dimension;
import org.bottega.automl.tune.Dimension.Condition;
import org.bottega.automl.tune.Space;
import org.bottega.automl.tune.Suggested;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.learn.algorithm.Algorithm;

/// Reads what is to be varied: `learning-rate=0.01..0.3`, with `:log` or `:linear` behind where it matters;
/// `mode=boosting|dart`; `num-leaves` alone for its usual range; and `drop if mode=dart`, for what only matters
/// under a choice.
public final class Ranges {
    private Ranges() {}

    /// @param lines nothing for what is usually varied
    /// @throws ProblemException (usage) naming the line and the way it is written
    public static Space read(Algorithm algorithm, List<String> lines) {
        if (lines.isEmpty()) {
            return Suggested.space(algorithm)
                    .orElseThrow(() ->
                            ProblemException.usage(
                                    algorithm.info().id(),
                                    algorithm.info().name()
                                            + " has nothing that is usually varied.",
                                    "Name settings and ranges, or choose another algorithm."));
        }
        return read(
                lines,
                (id, _) -> Space.dimension(algorithm.params(), id),
                id ->
                        Suggested.space(algorithm).stream()
                                .flatMap(s -> s.dimensions().stream())
                                .filter(d -> d.name().equals(id))
                                .findFirst());
    }

    /// @param whole the dimension of a setting over all it may be, from its id and the range that is given, which
    ///     is empty where there is none
    /// @param usual what is varied where no range is given; all it may be where there is nothing usual
    /// @throws ProblemException (usage) naming the line and the way it is written
    public static Space read(
            List<String> lines,
            BiFunction<String, String, Dimension> whole,
            Function<String, Optional<Dimension>> usual) {
        var dimensions = new ArrayList<Dimension>();
        for (var line : lines) {
            int at = line.indexOf(" if ");
            var dimension = dimension(at < 0 ? line : line.substring(0, at), whole, usual);
            dimensions.add(
                    at < 0 ? dimension : dimension.when(condition(dimensions, line, at + 4)));
        }
        return new Space(dimensions);
    }

    /// A dimension's range as [#read] understands it, without name and condition: `0.01..0.3:log`, `a|b`.
    public static String write(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole(var _, int min, int max, var scale, var _) ->
                    min + ".." + max + word(scale);
            case Dimension.Real(var _, double min, double max, var scale, var _) ->
                    brief(min) + ".." + brief(max) + word(scale);
            case Dimension.Categories(var _, var values, var _) ->
                    String.join("|", values.stream().map(Object::toString).toList());
        };
    }

    private static String word(Scale scale) {
        return scale == Scale.LOG ? ":log" : ":linear";
    }

    private static String brief(double value) {
        var rounded =
                new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(3))
                        .stripTrailingZeros();
        double size = Math.abs(value);
        return size == 0 || size >= 1e-4 && size < 1e7
                ? rounded.toPlainString()
                : rounded.toString();
    }

    private static Dimension dimension(
            String text,
            BiFunction<String, String, Dimension> whole,
            Function<String, Optional<Dimension>> usual) {
        int equals = text.indexOf('=');
        var id = (equals < 0 ? text : text.substring(0, equals)).strip();
        var range = equals < 0 ? "" : text.substring(equals + 1).strip();
        var all = whole.apply(id, range);
        if (equals < 0) {
            return usual.apply(id).orElse(all);
        }
        return switch (all) {
            case Dimension.Categories categories -> choices(categories, range);
            case Dimension.Whole(var name, int min, int max, var scale, var _) -> {
                double[] ends = ends(text, range);
                within(text, ends, min, max);
                yield new Dimension.Whole(
                        name, (int) ends[0], (int) ends[1], scale(range, scale, ends), null);
            }
            case Dimension.Real(var name, double min, double max, var scale, var _) -> {
                double[] ends = ends(text, range);
                within(text, ends, min, max);
                yield new Dimension.Real(name, ends[0], ends[1], scale(range, scale, ends), null);
            }
        };
    }

    private static void within(String line, double[] ends, double min, double max) {
        if (ends[0] < min || ends[1] > max) {
            throw ProblemException.usage(
                    line,
                    "The range goes beyond what this setting may be.",
                    "It may be from " + brief(min) + " to " + brief(max) + ".");
        }
    }

    private static Dimension choices(Dimension.Categories all, String text) {
        var chosen = new ArrayList<Object>();
        for (var word : text.split("\\|")) {
            chosen.add(value(all, word.strip()));
        }
        return new Dimension.Categories(all.name(), chosen, null);
    }

    private static double[] ends(String line, String range) {
        var parts = range.replaceAll(":(log|linear)$", "").split("\\.\\.");
        try {
            if (parts.length == 2) {
                return new double[] {
                    Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())
                };
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw ProblemException.usage(
                line, "This is not a range.", "Write the ends as in learning-rate=0.01..0.3.");
    }

    private static Scale scale(String range, Scale usual, double[] ends) {
        return range.endsWith(":log")
                ? Scale.LOG
                : range.endsWith(":linear") || ends[0] <= 0 ? Scale.LINEAR : usual;
    }

    private static Condition condition(List<Dimension> before, String line, int from) {
        var parts = line.substring(from).split("=", 2);
        var parent = before.stream().filter(d -> d.name().equals(parts[0].strip())).findFirst();
        if (parts.length < 2
                || parent.isEmpty()
                || !(parent.get() instanceof Dimension.Categories categories)) {
            throw ProblemException.usage(
                    line,
                    "Its condition names no choice that is varied before it.",
                    "Write it as in \"dropped=0..0.5 if mode=dart\", behind the line of mode.");
        }
        var values = new ArrayList<Object>();
        for (var word : parts[1].split("\\|")) {
            values.add(value(categories, word.strip()));
        }
        return new Condition(categories.name(), values);
    }

    private static Object value(Dimension.Categories all, String word) {
        return all.values().stream()
                .filter(v -> v.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                all.name(),
                                "\"" + word + "\" is not one of " + all.values() + ".",
                                "Write choices as in mode=boosting|dart."));
    }
}
