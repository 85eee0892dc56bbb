package org.bottega.learn.algorithm;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.model.predictor.Predictor;

/// A way of learning, declared once: what it is called, what it can do, which settings it has. Adding
/// one is a class and a line in the catalog.
public interface Algorithm {
    Info info();

    /// Whose code it is, where it is described, what it costs.
    Manual manual();

    Set<Trait> traits();

    ParamSpace params();

    /// Settings worth a try, the default one first.
    default List<Preset> presets() {
        return List.of(new Preset("default", Params.defaults(), 0));
    }

    /// @param params values for [#params()]
    Learner learner(Params params);

    default boolean has(Trait trait) {
        return traits().contains(trait);
    }

    default boolean accepts(Task task) {
        return !(task instanceof Task.Forecast)
                && has(
                        switch (task) {
                            case Task.Classification _, Task.MultiLabel _ -> Trait.CLASSIFICATION;
                            case Task.Regression _, Task.Forecast _ -> Trait.REGRESSION;
                            case Task.Clustering _ -> Trait.CLUSTERING;
                            case Task.Anomaly _ -> Trait.ANOMALY;
                            case Task.Projection _ -> Trait.PROJECTION;
                        });
    }

    /// The names of the classes, lowest first, where the settings say them; empty where they do not or order is
    /// of no matter.
    default List<String> order(Params params) {
        return List.of();
    }

    /// How many rows are learnt from at most, where the algorithm has the setting `most-rows`; of more rows so many
    /// by chance.
    default OptionalInt mostRows(Params params) {
        return params().params().stream()
                .filter(p -> p.id().equals("most-rows"))
                .mapToInt(p -> params.get(p) instanceof Integer most ? most : Integer.MAX_VALUE)
                .findFirst();
    }

    /// The settings with which to learn again from all rows, validation rows included, once a first fit
    /// has found out when to stop.
    ///
    /// @param params the settings of the first fit
    /// @param first what it learnt
    default Params again(Params params, Predictor first) {
        return params;
    }
}
