package org.bottega.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Stack;

/// Learns several labels, each by a model of its own that tells yes or no (binary relevance, Tsoumakas and
/// Katakis 2007), and puts them together as a stack whose top picks the probabilities of yes. Labels are no
/// inputs of one another.
record LabelTraining(Trainer trainer, Task.MultiLabel task, Algorithm algorithm, Params params) {

    /// @throws ProblemException naming a label that is not there or has not two values
    Model train(Table table, Progress progress) {
        var labels = task.labels();
        labels.forEach(l -> table.schema().require(l));
        var models = new ArrayList<Model>();
        for (int k = 0; k < labels.size(); k++) {
            var label = labels.get(k);
            var others = labels.stream().filter(l -> !l.equals(label)).toArray(String[]::new);
            var part = progress.part((double) k / labels.size(), (k + 1.0) / labels.size());
            var model =
                    trainer.train(
                            table.without(others),
                            new Task.Classification(label),
                            algorithm,
                            params,
                            part);
            if (model.signature().classes().size() != 2) {
                throw ProblemException.input(
                        label,
                        "The label \""
                                + label
                                + "\" has "
                                + model.signature().classes().size()
                                + " different values.",
                        "A label is yes or no; predict a column of more values as classes.");
            }
            models.add(model);
        }
        return together(table, models);
    }

    private Model together(Table table, List<Model> models) {
        var union = Features.union(models.stream().map(Model::features).toList());
        int count = models.size();
        var members = new ArrayList<Stack.Member>();
        var weights = new double[count * 2 * count];
        var card = new LinkedHashMap<String, String>();
        for (int k = 0; k < count; k++) {
            var model = models.get(k);
            var label = task.labels().get(k);
            members.add(new Stack.Member(label, union.positions().get(k), model.predictor()));
            weights[k * 2 * count + 2 * k + 1] = 1;
            model.card().forEach(card::putIfAbsent);
            card.put("label." + label, model.signature().classes().get(1));
        }
        var inputs = FeatureFitting.inputs(table, union.features());
        var all = IntStream.range(0, table.rows()).toArray();
        return new Model(
                new Signature(inputs, task, List.of()),
                union.features(),
                new Stack(
                        union.features().width(),
                        members,
                        new Linear(2 * count, weights, new double[count], Link.IDENTITY)),
                Trainer.sample(table.select(inputs.names()), all),
                card);
    }
}
