package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Trials of several objectives: which are beaten by none, and an order among them all (non-dominated sorting
/// with crowding; Deb et al., NSGA-II, IEEE Trans. Evolutionary Computation 6, 2002).
public final class ParetoFront {
    private ParetoFront() {}

    /// The done trials that no other is at least as good as in all objectives and better in one, in the order
    /// of their numbers.
    public static List<Tried> of(List<Tried> tried, List<Objective> objectives) {
        var done = tried.stream().filter(Tried::done).toList();
        var losses =
                done.stream()
                        .map(t ->
                                IntStream.range(0, objectives.size())
                                        .mapToDouble(o -> objectives.get(o).loss(t.scores().get(o)))
                                        .toArray())
                        .toList();
        return IntStream.range(0, done.size())
                .filter(i -> losses.stream().noneMatch(other -> dominates(other, losses.get(i))))
                .mapToObj(done::get)
                .sorted(Comparator.comparingInt(Tried::number))
                .toList();
    }

    static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int o = 0; o < a.length; o++) {
            if (a[o] > b[o]) {
                return false;
            }
            better |= a[o] < b[o];
        }
        return better;
    }

    /// The same trials with their rank for a loss: fronts one after the other, within a front the loneliest
    /// first.
    static List<History.Seen> ranked(List<History.Seen> seen) {
        var left = new ArrayList<>(seen);
        var ranked = new ArrayList<History.Seen>();
        while (!left.isEmpty()) {
            var front =
                    left.stream()
                            .filter(s ->
                                    left.stream().noneMatch(o -> dominates(o.losses(), s.losses())))
                            .toList();
            left.removeAll(front);
            var lonely = loneliness(front);
            var order =
                    IntStream.range(0, front.size())
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer i) -> -lonely[i]))
                            .toList();
            for (int i : order) {
                var one = front.get(i);
                ranked.add(new History.Seen(one.number(), one.unit(), ranked.size(), one.losses()));
            }
        }
        return ranked;
    }

    /// How far the neighbours in each objective are, summed; the ends count as infinitely far.
    private static double[] loneliness(List<History.Seen> front) {
        var lonely = new double[front.size()];
        for (int o = 0; !front.isEmpty() && o < front.getFirst().losses().length; o++) {
            int objective = o;
            var order =
                    IntStream.range(0, front.size())
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                            (Integer i) -> front.get(i).losses()[objective]))
                            .toList();
            double range =
                    front.get(order.getLast()).losses()[o]
                            - front.get(order.getFirst()).losses()[o];
            lonely[order.getFirst()] = Double.POSITIVE_INFINITY;
            lonely[order.getLast()] = Double.POSITIVE_INFINITY;
            for (int i = 1; range > 0 && i + 1 < order.size(); i++) {
                lonely[order.get(i)] +=
                        (front.get(order.get(i + 1)).losses()[o]
                                        - front.get(order.get(i - 1)).losses()[o])
                                / range;
            }
        }
        return Arrays.copyOf(lonely, lonely.length);
    }
}
