package org.bottega.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// Small models to serve.
final class SampleModels {
    static final Schema INPUTS =
            Schema.of(
                    Field.of("age", Kind.NUMBER),
                    new Field(
                            "job",
                            Kind.CATEGORY,
                            Role.FEATURE,
                            List.of("clerk", "farmer", "teacher")),
                    new Field("member", Kind.BOOLEAN, Role.FEATURE, List.of("no", "yes")),
                    Field.of("joined", Kind.DATE_TIME));

    private SampleModels() {}

    static Table sample() {
        return new Table(
                INPUTS,
                List.of(
                        new NumberColumn(new double[] {31, 55, Double.NaN}),
                        CategoryColumn.of("teacher", "farmer", null),
                        CategoryColumn.of("yes", "no", "yes"),
                        new TimeColumn(
                                new long[] {1_500_000_000_000_000L, 0, TimeColumn.MISSING})));
    }

    /// Old teachers who are members say yes.
    static Model classifier() {
        var features = features();
        var trees = new TreeEnsembleBuilder(features.width(), new double[] {0.1}, Link.LOGISTIC, 1);
        int root = trees.numeric(0, 40, true, 1, 3);
        int job = trees.category(1, new long[] {0b100}, false, 1, 2);
        trees.children(job, trees.leaf(1, 1.5), trees.leaf(1, -0.5));
        trees.children(root, trees.leaf(1, -1), job);
        trees.tree(root, 0);
        return new Model(
                new Signature(INPUTS, new Task.Classification("answer"), List.of("no", "yes")),
                features,
                trees.build(),
                sample(),
                Map.of("algorithm", "A hand-made tree"));
    }

    static Model regressor() {
        var features =
                new Features(List.of(new Encoder.Scaled(new Encoder.Number("age"), 40, 0, 1)));
        return new Model(
                new Signature(INPUTS, new Task.Regression("income"), List.of()),
                features,
                new Linear(1, new double[] {100}, new double[] {5}, Link.IDENTITY),
                sample(),
                Map.of());
    }

    /// As large as what people train: 100 trees of 31 leaves over all inputs.
    static Model hundredTrees() {
        var random = new Random(5);
        var features = features();
        var trees = new TreeEnsembleBuilder(features.width(), new double[] {0}, Link.LOGISTIC, 1);
        for (int t = 0; t < 100; t++) {
            trees.tree(grow(trees, random, 5), 0);
        }
        return new Model(
                new Signature(INPUTS, new Task.Classification("answer"), List.of("no", "yes")),
                features,
                trees.build(),
                sample(),
                Map.of());
    }

    private static int grow(TreeEnsembleBuilder trees, Random random, int depth) {
        if (depth == 0) {
            return trees.leaf(1, random.nextDouble() - 0.5);
        }
        int node =
                random.nextBoolean()
                        ? trees.numeric(0, random.nextInt(90), true, 1, 1)
                        : trees.category(1, new long[] {random.nextInt(8)}, false, 1, 1);
        int left = grow(trees, random, depth - 1);
        trees.children(node, left, grow(trees, random, depth - 1));
        return node;
    }

    private static Features features() {
        var encoders = new ArrayList<Encoder>();
        encoders.add(new Encoder.Number("age"));
        encoders.add(new Encoder.Codes("job", INPUTS.field(1).levels(), false));
        encoders.add(new Encoder.Codes("member", INPUTS.field(2).levels(), false));
        encoders.add(new Encoder.DatePart("joined", Encoder.Part.YEAR));
        return new Features(encoders);
    }
}
