package org.bottega.learn.feature;

import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// Every way of making numbers of columns.
public final class Featurizers {
    private static final List<Featurizer> ALL =
            List.of(
                    new Impute(),
                    new Standard(),
                    new MinMax(),
                    new Robust(),
                    new Quantile(),
                    new PowerTransform(),
                    new Powers(),
                    new OneHot(),
                    new Codes(),
                    new Ordinal(),
                    new TargetMean(),
                    new Frequency(),
                    new Hashing(),
                    new DateParts(),
                    new Cycle(),
                    new TfIdf(),
                    new SentenceVectors(),
                    new Items());

    private Featurizers() {}

    /// All of them, in the order in which they are listed.
    public static List<Featurizer> all() {
        return ALL;
    }

    /// @throws ProblemException (usage) with the nearest id
    public static Featurizer byId(String id) {
        return ALL.stream()
                .filter(f -> f.info().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "features",
                                "There is no step \"" + id + "\".",
                                Nearest.hint(id, ALL.stream().map(f -> f.info().id()).toList())));
    }

    static List<String> idsFor(Place place) {
        return ALL.stream()
                .filter(f -> f.places().contains(place))
                .map(f -> f.info().id())
                .toList();
    }
}
