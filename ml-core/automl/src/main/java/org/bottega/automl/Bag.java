package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.jspecify.annotations.Nullable;

/// Joins the predictors of the folds into one. Forests and linear models of one shape are averaged in
/// their margins, so that the bag is again a forest or a linear model and can be attributed exactly;
/// anything else becomes a blend.
final class Bag {
    private Bag() {}

    static Predictor of(String name, List<Predictor> fitted) {
        if (fitted.size() == 1) {
            return fitted.getFirst();
        }
        double share = 1.0 / fitted.size();
        var forests = ofType(fitted, TreeEnsemble.class);
        if (forests.size() == fitted.size()
                && forests.stream().allMatch(f -> sameShape(f, forests.getFirst()))) {
            var weights = new double[forests.size()];
            Arrays.fill(weights, share);
            return TreeEnsembleBuilder.sum(forests, weights);
        }
        var linear = ofType(fitted, Linear.class);
        if (linear.size() == fitted.size()
                && linear.stream()
                        .allMatch(l ->
                                l.link() == linear.getFirst().link()
                                        && l.margins() == linear.getFirst().margins())) {
            return mean(linear);
        }
        int inputs = fitted.getFirst().inputs();
        var all = IntStream.range(0, inputs).toArray();
        var members = new ArrayList<Blend.Member>();
        for (int f = 0; f < fitted.size(); f++) {
            members.add(new Blend.Member(name + ", fold " + (f + 1), share, all, fitted.get(f)));
        }
        return new Blend(inputs, members);
    }

    /// The same of predictors that may lie in files: forests are read one after the other.
    static Predictor ofKept(String name, List<Shelf.Kept> kept) {
        var first = kept.getFirst().forest();
        if (first == null || kept.stream().anyMatch(k -> !first.alike(k.forest()))) {
            return of(name, kept.stream().map(Shelf.Kept::get).toList());
        }
        var weights = new double[kept.size()];
        Arrays.fill(weights, 1.0 / kept.size());
        return kept.size() == 1
                ? kept.getFirst().get()
                : TreeEnsembleBuilder.sum(
                        kept.stream().map(k -> (TreeEnsemble) k.get()).iterator(),
                        weights,
                        kept.stream().mapToInt(k -> nodes(k.forest())).sum(),
                        kept.stream().mapToInt(k -> leaves(k.forest())).sum());
    }

    private static int nodes(Shelf.@Nullable Forest forest) {
        return forest == null ? 0 : forest.nodes();
    }

    private static int leaves(Shelf.@Nullable Forest forest) {
        return forest == null ? 0 : forest.leaves();
    }

    private static boolean sameShape(TreeEnsemble a, TreeEnsemble b) {
        return a.link() == b.link() && a.margins() == b.margins() && a.leafWidth() == b.leafWidth();
    }

    private static Linear mean(List<Linear> models) {
        var first = models.getFirst();
        var weights = new double[first.weights().length];
        var intercept = new double[first.intercept().length];
        for (var model : models) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] += model.weights()[i] / models.size();
            }
            for (int i = 0; i < intercept.length; i++) {
                intercept[i] += model.intercept()[i] / models.size();
            }
        }
        return new Linear(first.inputs(), weights, intercept, first.link());
    }

    private static <T> List<T> ofType(List<Predictor> fitted, Class<T> type) {
        return fitted.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
