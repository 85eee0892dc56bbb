package org.bottega.explain.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// Makes a model of two classes treat groups alike by a threshold of its own for each group (Hardt, Price, Srebro
/// 2016). What comes out is an ordinary model: a stack of the old one and of the group, with one weighted sum on top,
/// so it is saved, exported, served and explained as any other.
///
/// Its most probable class is the favoured one exactly where the old probability reaches the row's threshold. Its
/// probabilities are a logistic function of how far that is, as steep as suits the rows given.
public final class GroupThresholds {
    /// The fact on the model's card that names the thresholds.
    public static final String FACT = "group thresholds";

    private static final double[] STEEP = {1, 1.5, 2, 3, 4, 5, 6, 8, 10, 14, 20};

    /// Where both classes are as probable the first one is told; a threshold that is just reached must favour. As near
    /// as the trade-off takes a probability for a step.
    private static final double REACHED = 1e-11;

    private GroupThresholds() {}

    /// @param rows with the model's inputs, the target and the facet: what steepness is chosen by
    /// @param question the facet and the favoured outcome
    /// @param point the thresholds, see [ThresholdTradeOff]
    /// @throws ProblemException when the model does not tell two classes, one of them favoured
    public static Model model(
            Model model, Table rows, FairnessQuestion question, ThresholdTradeOff.Point point) {
        var signature = model.signature();
        int favoured = favoured(signature, question);
        var facet = question.facet();
        var member = member(facet, rows.column(facet.column()));
        var features = union(model.features(), member.encoder);
        int width = features.width();
        int at = features.encoders().size() - 1;
        var reads = own(features, at);
        var below =
                List.of(
                        new Stack.Member(
                                "model",
                                IntStream.range(0, model.features().width()).toArray(),
                                model.predictor()),
                        new Stack.Member("group", reads, member.predictor));
        var sides = Facet.sides(facet, rows);
        var told = model.predict(rows).values();
        var outcomes = Outcomes.of(rows, signature.task().target(), question.favoured());
        double steep = steep(told, favoured, sides, outcomes, point);
        double sign = favoured == 1 ? 1 : -1;
        var weights = new double[3];
        weights[favoured] = sign * steep;
        weights[2] = -sign * steep * (point.d() - point.a());
        var top =
                new Linear(
                        3,
                        weights,
                        new double[] {sign * steep * (REACHED - point.a())},
                        Link.LOGISTIC);
        var card = new LinkedHashMap<>(model.card());
        card.put(
                FACT,
                facet.column() + " " + facet.words() + ": " + point.d() + ", others: " + point.a());
        var inputs = inputs(signature.inputs(), rows, facet.column());
        return new Model(
                new Signature(inputs, signature.task(), signature.classes()),
                features,
                new Stack(width, below, top),
                sample(model, inputs, rows),
                card);
    }

    private static int favoured(Signature signature, FairnessQuestion question) {
        if (signature.classes().size() != 2 || question.favoured().size() != 1) {
            throw ProblemException.usage(
                    "model",
                    "Thresholds for groups need a model of two classes, one of them favoured.",
                    "Choose such a model, or reweigh the rows and search again.");
        }
        int favoured = signature.classes().indexOf(question.favoured().getFirst());
        if (favoured < 0) {
            throw ProblemException.usage(
                    "favoured",
                    "The model never tells \"" + question.favoured().getFirst() + "\".",
                    "Choose one of " + String.join(", ", signature.classes()) + ".");
        }
        return favoured;
    }

    /// What tells 1 for a row of the group and 0 for others.
    private record Member(Encoder encoder, Predictor predictor) {}

    private static Member member(Facet facet, Column column) {
        return switch (facet) {
            case Facet.Above(var name, double threshold) ->
                    new Member(new Encoder.Number(name), step(threshold, Double.POSITIVE_INFINITY));
            case Facet.Values(var name, var values) when column instanceof CategoryColumn -> {
                var one = new double[values.size()];
                java.util.Arrays.fill(one, 1);
                yield new Member(
                        new Encoder.OneHot(name, values),
                        new Linear(values.size(), one, new double[1], Link.IDENTITY));
            }
            case Facet.Values(var name, var values)
                    when column instanceof NumberColumn && values.size() == 1 -> {
                double value = Double.parseDouble(values.getFirst());
                yield new Member(new Encoder.Number(name), step(Math.nextDown(value), value));
            }
            case Facet.Values(var name, _) ->
                    throw ProblemException.usage(
                            name,
                            "Groups of this column cannot have a threshold of their own.",
                            "Choose one value of a column of categories or numbers.");
        };
    }

    /// 1 above one number up to another, both at most and above as in trees.
    private static Predictor step(double above, double upTo) {
        var tree = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        int first = tree.numeric(0, above, true, 1, 3);
        int second = tree.numeric(0, upTo, true, 1, 2);
        tree.children(first, tree.leaf(1, 0), second);
        tree.children(second, tree.leaf(1, 1), tree.leaf(1, 0));
        tree.tree(first, 0);
        return tree.build();
    }

    private static Features union(Features features, Encoder more) {
        var encoders = new ArrayList<>(features.encoders());
        encoders.add(more);
        return new Features(encoders);
    }

    private static int[] own(Features features, int encoder) {
        int to = features.width();
        return IntStream.range(to - features.encoders().get(encoder).width(), to).toArray();
    }

    /// How steep probabilities rise with the distance to the threshold: so that the log loss is least.
    private static double steep(
            double[] told,
            int favoured,
            byte[] sides,
            Outcomes outcomes,
            ThresholdTradeOff.Point point) {
        double best = STEEP[0];
        double least = Double.POSITIVE_INFINITY;
        for (double steep : STEEP) {
            double loss = 0;
            for (int i = 0; i < sides.length; i++) {
                if (outcomes.label()[i] < 0) {
                    continue;
                }
                double threshold = sides[i] == 1 ? point.d() : point.a();
                double margin = steep * (told[2 * i + favoured] - threshold);
                boolean happened = outcomes.favoured()[outcomes.label()[i]];
                loss += Math.log1p(Math.exp(happened ? -margin : margin));
            }
            if (loss < least) {
                least = loss;
                best = steep;
            }
        }
        return best;
    }

    /// The model's inputs with the facet's column.
    private static Schema inputs(Schema inputs, Table rows, String column) {
        if (inputs.find(column).isPresent()) {
            return inputs;
        }
        var fields = new ArrayList<>(inputs.fields());
        var field = rows.schema().require(column);
        var levels =
                rows.column(column) instanceof CategoryColumn categories
                        ? categories.levels()
                        : field.levels();
        fields.add(new Field(column, field.kind(), Role.FEATURE, levels));
        return new Schema(fields);
    }

    private static Table sample(Model model, Schema inputs, Table rows) {
        return inputs.size() == model.signature().inputs().size()
                ? model.sample()
                : rows.select(inputs.names())
                        .slice(0, Math.min(rows.rows(), Math.max(1, model.sample().rows())));
    }
}
