package org.bottega.explain.example;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.jspecify.annotations.Nullable;

/// Finds what would have to change for a model to tell something else: few columns, by little, to values that occur.
///
/// A beam search over values of the known rows: from the row, each column is set to each of its values; the
/// states that come nearest to the goal for their distance go on to the next column. Every state that meets the goal
/// is then refined: each change that is not needed is taken back, and numbers move back as far as the goal
/// allows. Deterministic.
public final class Counterfactuals {
    private static final int VALUES = 24;
    private static final int BEAM = 12;
    private static final int HALVINGS = 10;
    private static final int MOST_INPUTS = 300;
    private static final int CATALOGUE_ROWS = 5000;
    private static final int MOST_CELLS = 1 << 21;

    /// so many columns go on after the first change
    private static final int PROMISING = 40;

    private final Model model;
    private final Wish wish;
    private final int target;
    private final Table row;
    private final List<Lever> levers = new ArrayList<>();

    private Counterfactuals(Model model, Table known, Table row, Wish wish) {
        this.model = model;
        this.wish = wish;
        this.target = wish.target(model.signature());
        var inputs = model.signature().inputs();
        wish.fixed().forEach(inputs::require);
        for (var name : wish.directions().keySet()) {
            var kind = inputs.require(name).kind();
            if (kind != Kind.NUMBER && !kind.temporal()) {
                throw ProblemException.usage(
                        name,
                        "\"" + name + "\" has no order, so it cannot only rise or only fall.",
                        "Keep it as it is, or leave it free.");
            }
        }
        this.row = Conform.to(inputs, row.slice(0, 1));
        var all = Conform.to(inputs, known);
        int n = Math.min(CATALOGUE_ROWS, all.rows());
        var rows =
                n == all.rows()
                        ? all
                        : all.rows(
                                IntStream.range(0, n)
                                        .map(i -> (int) ((long) i * all.rows() / n))
                                        .toArray());
        for (var name : inputs.names()) {
            if (!wish.fixed().contains(name) && levers.size() < MOST_INPUTS) {
                var lever = lever(name, rows.column(name), this.row.column(name));
                if (lever != null && lever.values().rows() > 0) {
                    levers.add(lever);
                }
            }
        }
    }

    /// A column that may change.
    ///
    /// @param values it may take, those that the row has not
    /// @param unit how far a number moves to count as much as another name
    private record Lever(String column, Column values, double unit) {}

    /// The levers pulled so far and the value each is set to; NaN-free.
    ///
    /// @param values one a lever, a column of one row
    private record State(
            List<Lever> levers,
            List<Column> values,
            double distance,
            double missing,
            double[] told) {}

    /// The nearest rows for which the wish is granted, each with other columns changed.
    ///
    /// @param known rows to take values from, such as the model's sample or its training rows
    /// @param row a table whose first row is to be changed
    /// @param most how many to find
    /// @return the nearest first; empty where nothing within the allowed changes helps; one without changes where the
    ///     model tells it already
    /// @throws org.bottega.kernel.ProblemException when the goal is not the model's
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static List<Counterfactual> find(
            Model model, Table known, Table row, Wish wish, int most, Progress progress) {
        return new Counterfactuals(model, known, row, wish).search(most, progress);
    }

    private @Nullable Lever lever(String name, Column known, Column here) {
        var direction = wish.directions().get(name);
        return switch (known) {
            case NumberColumn numbers -> {
                double now = ((NumberColumn) here).value(0);
                var sorted =
                        Arrays.stream(numbers.values()).filter(Double::isFinite).sorted().toArray();
                yield new Lever(
                        name, new NumberColumn(values(sorted, now, direction)), unit(sorted));
            }
            case TimeColumn times -> {
                long now = ((TimeColumn) here).micros()[0];
                var sorted =
                        Arrays.stream(times.micros())
                                .filter(m -> m != TimeColumn.MISSING)
                                .mapToDouble(m -> m)
                                .sorted()
                                .toArray();
                yield new Lever(
                        name,
                        new TimeColumn(
                                Arrays.stream(
                                                values(
                                                        sorted,
                                                        now == TimeColumn.MISSING
                                                                ? Double.NaN
                                                                : now,
                                                        direction))
                                        .mapToLong(v -> (long) v)
                                        .toArray()),
                        unit(sorted));
            }
            case CategoryColumn names -> {
                var text = here.text(0);
                var count = new int[names.levels().size()];
                for (int code : names.codes()) {
                    if (code >= 0) {
                        count[code]++;
                    }
                }
                yield new Lever(
                        name,
                        new CategoryColumn(
                                IntStream.range(0, count.length)
                                        .filter(l -> count[l] > 0)
                                        .filter(l -> !names.levels().get(l).equals(text))
                                        .boxed()
                                        .sorted((a, b) -> Integer.compare(count[b], count[a]))
                                        .limit(VALUES)
                                        .mapToInt(l -> l)
                                        .toArray(),
                                names.levels()),
                        1);
            }
            case TextColumn _ -> null;
        };
    }

    private static double[] values(double[] sorted, double now, Wish.@Nullable Direction way) {
        return IntStream.range(0, sorted.length == 0 ? 0 : VALUES)
                .mapToDouble(q -> sorted[(int) ((long) q * (sorted.length - 1) / (VALUES - 1))])
                .distinct()
                .filter(v -> v != now)
                // a number that is not known can neither rise nor fall
                .filter(v -> way == null || (way == Wish.Direction.UP ? v > now : v < now))
                .toArray();
    }

    private static double unit(double[] sorted) {
        if (sorted.length == 0) {
            return 1;
        }
        double width =
                sorted[(int) (0.9 * (sorted.length - 1))]
                        - sorted[(int) (0.1 * (sorted.length - 1))];
        double whole = sorted[sorted.length - 1] - sorted[0];
        return width > 0 ? width : whole > 0 ? whole : 1;
    }

    private List<Counterfactual> search(int most, Progress progress) {
        var start = asked(List.of(new State(List.of(), List.of(), 0, 0, new double[0]))).getFirst();
        if (start.missing() == 0) {
            return List.of(told(start));
        }
        var granted = new ArrayList<State>();
        var beam = List.of(start);
        for (int depth = 0; depth < wish.mostChanges() && !beam.isEmpty(); depth++) {
            progress.checkCancelled();
            progress.at((double) depth / (wish.mostChanges() + 1), "Trying changes");
            var next = new ArrayList<State>();
            for (var state : beam) {
                for (var lever : levers) {
                    if (!state.levers().contains(lever)) {
                        for (int v = 0; v < lever.values().rows(); v++) {
                            next.add(with(state, lever, lever.values().rows(new int[] {v})));
                        }
                    }
                }
            }
            var answered = asked(next);
            if (depth == 0) {
                promising(answered);
            }
            answered.stream()
                    .filter(s -> s.missing() == 0)
                    .sorted(Comparator.comparingDouble(State::distance))
                    .limit(4L * Math.max(1, most))
                    .forEach(granted::add);
            beam = best(answered);
            if (granted.size() >= 8 * most) {
                break;
            }
        }
        progress.at(0.9, "Taking back what is not needed");
        var found = new ArrayList<State>();
        var seen = new HashSet<List<String>>();
        var refined =
                granted.stream()
                        .sorted(Comparator.comparingDouble(State::distance))
                        .limit(6L * Math.max(1, most))
                        .map(this::refined)
                        .sorted(Comparator.comparingDouble(State::distance))
                        .toList();
        for (var state : refined) {
            var columns = state.levers().stream().map(Lever::column).sorted().toList();
            if (found.size() < most && seen.add(columns)) {
                found.add(state);
            }
        }
        progress.at(1, "Done");
        return found.stream().map(this::told).toList();
    }

    /// Keeps the columns that alone bring the row nearest to the goal.
    private void promising(List<State> answered) {
        var nearest = new HashMap<Lever, Double>();
        answered.forEach(s -> nearest.merge(s.levers().getFirst(), s.missing(), Math::min));
        levers.removeIf(lever -> !nearest.containsKey(lever));
        levers.sort(Comparator.comparingDouble(nearest::get));
        if (levers.size() > PROMISING) {
            levers.subList(PROMISING, levers.size()).clear();
        }
    }

    /// The states to go on from: nearest to the goal for their distance, at most three that pulled the same lever
    /// last.
    private static List<State> best(List<State> states) {
        var sorted =
                states.stream()
                        .filter(s -> s.missing() > 0)
                        .sorted(
                                Comparator.comparingDouble(
                                        (State s) -> s.missing() + 0.05 * s.distance()))
                        .toList();
        var beam = new ArrayList<State>();
        for (var state : sorted) {
            long same =
                    beam.stream()
                            .filter(b ->
                                    b.levers().getLast().equals(state.levers().getLast())
                                            && b.levers().size() == state.levers().size())
                            .count();
            if (same < 3) {
                beam.add(state);
            }
            if (beam.size() == BEAM) {
                break;
            }
        }
        return beam;
    }

    private State with(State state, Lever lever, Column value) {
        var pulled = new ArrayList<>(state.levers());
        var values = new ArrayList<>(state.values());
        int at = pulled.indexOf(lever);
        if (at < 0) {
            pulled.add(lever);
            values.add(value);
        } else {
            values.set(at, value);
        }
        return moved(pulled, values);
    }

    private State moved(List<Lever> pulled, List<Column> values) {
        double distance = 0;
        for (int i = 0; i < pulled.size(); i++) {
            distance += away(pulled.get(i), values.get(i));
        }
        return new State(
                List.copyOf(pulled),
                List.copyOf(values),
                distance / Math.max(1, row.columns().size()),
                0,
                new double[0]);
    }

    private double away(Lever lever, Column value) {
        double now = number(row.column(lever.column()));
        double then = number(value);
        return Double.isNaN(now) || Double.isNaN(then) ? 1 : Math.abs(now - then) / lever.unit();
    }

    private static double number(Column column) {
        return switch (column) {
            case NumberColumn numbers -> numbers.value(0);
            case TimeColumn times -> times.missing(0) ? Double.NaN : times.micros()[0];
            case CategoryColumn _, TextColumn _ -> Double.NaN;
        };
    }

    /// The same states with what the model tells of them, asked at once.
    private List<State> asked(List<State> states) {
        int together = Math.max(1, MOST_CELLS / Math.max(1, row.columns().size()));
        var answered = new ArrayList<State>();
        for (int from = 0; from < states.size(); from += together) {
            answered.addAll(
                    askedTogether(states.subList(from, Math.min(states.size(), from + together))));
        }
        return answered;
    }

    private List<State> askedTogether(List<State> states) {
        var all = row.rows(new int[states.size()]);
        for (var lever : distinct(states)) {
            var here = row.column(lever.column());
            all =
                    all.with(
                            row.schema().require(lever.column()),
                            join(
                                    here,
                                    states.stream()
                                            .map(s -> {
                                                int at = s.levers().indexOf(lever);
                                                return at < 0 ? here : s.values().get(at);
                                            })
                                            .toList()));
        }
        var told = model.predict(all).values();
        int outputs = model.signature().outputs();
        var answered = new ArrayList<State>();
        for (int i = 0; i < states.size(); i++) {
            var s = states.get(i);
            answered.add(
                    new State(
                            s.levers(),
                            s.values(),
                            s.distance(),
                            wish.granted(told, i * outputs, target)
                                    ? 0
                                    : Math.max(1e-12, wish.missing(told, i * outputs, target)),
                            Arrays.copyOfRange(told, i * outputs, (i + 1) * outputs)));
        }
        return answered;
    }

    private static List<Lever> distinct(List<State> states) {
        return states.stream().flatMap(s -> s.levers().stream()).distinct().toList();
    }

    /// One column of the single values.
    private static Column join(Column like, List<Column> values) {
        return switch (like) {
            case NumberColumn _ ->
                    new NumberColumn(
                            values.stream()
                                    .mapToDouble(v -> ((NumberColumn) v).value(0))
                                    .toArray());
            case TimeColumn _ ->
                    new TimeColumn(
                            values.stream().mapToLong(v -> ((TimeColumn) v).micros()[0]).toArray());
            case CategoryColumn _ ->
                    CategoryColumn.of(values.stream().map(v -> v.text(0)).toArray(String[]::new));
            case TextColumn _ -> throw new IllegalStateException("texts do not change");
        };
    }

    /// Takes back what is not needed, the farthest first, and moves numbers back as far as the wish stays granted.
    private State refined(State state) {
        var best = state;
        for (boolean again = true; again; ) {
            again = false;
            for (int i = 0; i < best.levers().size(); i++) {
                var pulled = new ArrayList<>(best.levers());
                var values = new ArrayList<>(best.values());
                pulled.remove(i);
                values.remove(i);
                var without = asked(List.of(moved(pulled, values))).getFirst();
                if (without.missing() == 0) {
                    best = without;
                    again = true;
                    break;
                }
            }
        }
        for (var lever : best.levers()) {
            best = halved(best, lever);
        }
        return best;
    }

    private State halved(State state, Lever lever) {
        var here = row.column(lever.column());
        double now = number(here);
        double then = number(state.values().get(state.levers().indexOf(lever)));
        if (Double.isNaN(now) || Double.isNaN(then)) {
            return state;
        }
        boolean whole = now == Math.rint(now) && wholes(lever);
        var best = state;
        double near = now;
        double far = then;
        for (int h = 0; h < HALVINGS; h++) {
            double middle = (near + far) / 2;
            middle = whole ? Math.rint(middle) : middle;
            if (middle == near || middle == far) {
                break;
            }
            Column value =
                    here instanceof TimeColumn
                            ? new TimeColumn(new long[] {(long) middle})
                            : new NumberColumn(new double[] {rounded(middle, now, lever.unit())});
            var tried = asked(List.of(with(best, lever, value))).getFirst();
            if (tried.missing() == 0) {
                best = tried;
                far = middle;
            } else {
                near = middle;
            }
        }
        return best;
    }

    private static boolean wholes(Lever lever) {
        return lever.values() instanceof NumberColumn numbers
                && Arrays.stream(numbers.values()).allMatch(v -> v == Math.rint(v));
    }

    /// As few digits as the column's width asks for, away from the value that it was.
    private static double rounded(double value, double now, double unit) {
        int digits = Math.clamp((int) (3 - Math.floor(Math.log10(unit))), -300, 300);
        return BigDecimal.valueOf(value)
                .setScale(digits, value > now ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .doubleValue();
    }

    private Counterfactual told(State state) {
        var changed = row;
        var changes = new ArrayList<Counterfactual.Change>();
        var order =
                IntStream.range(0, state.levers().size())
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        i -> -away(state.levers().get(i), state.values().get(i))))
                        .toList();
        for (int i : order) {
            var column = state.levers().get(i).column();
            var value = state.values().get(i);
            var from = row.column(column).text(0);
            var to = value.text(0);
            changed = changed.with(row.schema().require(column), value);
            changes.add(
                    new Counterfactual.Change(
                            column, from == null ? "missing" : from, to == null ? "missing" : to));
        }
        return new Counterfactual(
                changed, changes, state.distance(), Arrays.stream(state.told()).boxed().toList());
    }
}
