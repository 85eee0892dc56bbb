package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Marginal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.junit.jupiter.api.Test;

class BagTest {
    private static TreeEnsemble stump(Random random) {
        var builder =
                new TreeEnsembleBuilder(2, new double[] {random.nextGaussian()}, Link.LOGISTIC, 1);
        int node =
                builder.numeric(
                        random.nextInt(2), random.nextGaussian(), random.nextBoolean(), 1, 10);
        builder.children(
                node,
                builder.leaf(5, random.nextGaussian()),
                builder.leaf(5, random.nextGaussian()));
        builder.tree(node, 0);
        return builder.build();
    }

    private static double margin(Marginal predictor, double... row) {
        var out = new double[1];
        predictor.margins(row, 1, out);
        return out[0];
    }

    @Test
    void forestsBecomeOneForestWhoseMarginIsTheMeanOfTheirs() {
        var random = new Random(4);
        var forests = new ArrayList<Predictor>();
        for (int i = 0; i < 5; i++) {
            forests.add(stump(random));
        }
        var bag = assertInstanceOf(TreeEnsemble.class, Bag.of("stump", forests));
        for (int i = 0; i < 200; i++) {
            var row =
                    new double[] {
                        random.nextGaussian(), i % 5 == 0 ? Double.NaN : random.nextGaussian()
                    };
            double mean =
                    forests.stream()
                            .mapToDouble(f -> margin((Marginal) f, row))
                            .average()
                            .orElseThrow();
            assertEquals(mean, margin(bag, row), 1e-12);
        }
    }

    @Test
    void linearModelsBecomeOneWithTheMeanOfTheirWeights() {
        var a = new Linear(2, new double[] {1, 2}, new double[] {3}, Link.IDENTITY);
        var b = new Linear(2, new double[] {3, -2}, new double[] {-1}, Link.IDENTITY);
        var bag = assertInstanceOf(Linear.class, Bag.of("line", List.of(a, b)));
        assertEquals(2 * 7 + 0 * 5 + 1, margin(bag, 7, 5), 1e-12);
    }

    @Test
    void whatCannotBeAddedUpIsBlended() {
        var line = new Linear(2, new double[] {0, 0}, new double[] {0}, Link.LOGISTIC);
        var bag =
                assertInstanceOf(Blend.class, Bag.of("mixed", List.of(line, stump(new Random(1)))));
        assertEquals(2, bag.members().size());
        assertEquals(0.5, bag.members().getFirst().weight());
    }
}
