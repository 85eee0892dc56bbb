package org.bottega.explain.example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.neighbours.NearestPoints;
import org.bottega.explain.neighbours.RowSpace;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Which rows the model has seen resemble one row: in the eyes of its forests, where they end in the same leaves
/// (Breiman's proximity), else by the scaled distance of the inputs.
///
/// @param way how they were compared
/// @param rows the most similar first
public record SimilarRows(Way way, List<Similar> rows) {
    /// How rows are compared.
    public enum Way {
        LEAVES,
        DISTANCE
    }

    /// @param row its number in the table that was searched, from 0
    /// @param likeness 1 for the same leaf in every tree, or the same values; towards 0 the less alike
    public record Similar(int row, double likeness) {}

    public SimilarRows {
        rows = List.copyOf(rows);
    }

    /// @param among rows to search, such as the training rows
    /// @param row a table whose first row is looked for
    /// @param most how many to find
    public static SimilarRows of(Model model, Table among, Table row, int most) {
        var inputs = model.signature().inputs();
        var known = Conform.to(inputs, among);
        var one = Conform.to(inputs, row.slice(0, 1));
        var forests = new ArrayList<Part>();
        var all = IntStream.range(0, model.predictor().inputs()).toArray();
        if (known.rows() > 0 && forests(model.predictor(), all, forests) && !forests.isEmpty()) {
            return byLeaves(model, forests, known, one, most);
        }
        return byDistance(inputs.names(), known, one, most);
    }

    /// A forest and which of the model's features are its inputs.
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(TreeEnsemble forest, int[] inputs) {}

    /// Whether a predictor is made of forests only, which are added to the list.
    private static boolean forests(Predictor predictor, int[] inputs, List<Part> found) {
        return switch (predictor) {
            case TreeEnsemble forest -> found.add(new Part(forest, inputs));
            case Calibrated calibrated -> forests(calibrated.predictor(), inputs, found);
            case Blend blend ->
                    blend.members().stream()
                            .allMatch(m ->
                                    forests(
                                            m.predictor(),
                                            IntStream.of(m.inputs()).map(i -> inputs[i]).toArray(),
                                            found));
            default -> false;
        };
    }

    private static SimilarRows byLeaves(
            Model model, List<Part> forests, Table known, Table one, int most) {
        int width = model.features().width();
        int n = known.rows();
        var rows = new double[Math.multiplyExact(n, width)];
        model.features().bind(known).encode(0, n, rows, 0, width);
        var wanted = new double[width];
        model.features().bind(one).encode(0, 1, wanted, 0, width);
        int trees = forests.stream().mapToInt(p -> p.forest().trees()).sum();
        var shared = new double[n];
        IntStream.range(0, n)
                .parallel()
                .forEach(i -> {
                    for (var part : forests) {
                        var own = part.inputs();
                        var here = new double[own.length];
                        var there = new double[own.length];
                        for (int j = 0; j < own.length; j++) {
                            here[j] = rows[i * width + own[j]];
                            there[j] = wanted[own[j]];
                        }
                        for (int root : part.forest().nodes().roots()) {
                            if (part.forest().leaf(root, here, 0)
                                    == part.forest().leaf(root, there, 0)) {
                                shared[i]++;
                            }
                        }
                    }
                });
        return new SimilarRows(
                Way.LEAVES,
                IntStream.range(0, n)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) -> -shared[i])
                                        .thenComparingInt(i -> i))
                        .limit(most)
                        .map(i -> new Similar(i, shared[i] / Math.max(1, trees)))
                        .toList());
    }

    private static SimilarRows byDistance(List<String> columns, Table known, Table one, int most) {
        if (known.rows() == 0) {
            return new SimilarRows(Way.DISTANCE, List.of());
        }
        var space = RowSpace.of(known, columns);
        var search =
                new NearestPoints(space.place(known), space.dimensions()).search(Math.max(1, most));
        int found = search.find(space.place(one), 0);
        return new SimilarRows(
                Way.DISTANCE,
                IntStream.range(0, found)
                        .mapToObj(r -> new Similar(search.point(r), 1 / (1 + search.distance(r))))
                        .toList());
    }
}
