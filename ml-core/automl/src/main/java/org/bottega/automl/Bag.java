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
