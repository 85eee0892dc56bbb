package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.TreeEnsemble;

/// Says what a split asks of a row in the words of its columns: the numbers of a column as they were before they
/// were standardised, the level that a 0/1 input stands for.
public final class Conditions {
    private static final int MOST_LEVELS = 8;

    private final List<Feature> features;
    private final RuleWords words;
    private final List<Encoder> encoderOf = new ArrayList<>();
    private final List<Integer> placeOf = new ArrayList<>();

    Conditions(Features features, RuleWords words) {
        this.features = features.features();
        this.words = words;
        for (var encoder : features.encoders()) {
            for (int j = 0; j < encoder.width(); j++) {
                encoderOf.add(encoder);
                placeOf.add(j);
            }
        }
    }

    /// Whether an input can be missing; those that are filled cannot.
    boolean canBeMissing(int input) {
        return switch (encoderOf.get(input)) {
            case Encoder.OneHot _, Encoder.Missing _, Encoder.Scaled _ -> false;
            case Encoder.Codes(var _, var _, boolean missingIsLevel) -> !missingIsLevel;
            default -> true;
        };
    }

    /// `age <= 30`, or what it comes to: `city is Rome`, `income is missing`.
    String threshold(int input, double threshold, boolean upTo) {
        var name = features.get(input).name();
        return switch (encoderOf.get(input)) {
            case Encoder.OneHot(var column, var levels) ->
                    words.say(upTo ? "is-not" : "is", column, levels.get(placeOf.get(input)));
            case Encoder.Missing(var column) -> words.say(upTo ? "known" : "missing", column);
            case Encoder.Scaled scaled ->
                    name + (upTo ? " <= " : " > ") + number(before(scaled, threshold));
            default -> name + (upTo ? " <= " : " > ") + number(threshold);
        };
    }

    /// `city is Rome or Bari`.
    ///
    /// @param inside whether a level is among them
    String levels(int input, IntPredicate inside, boolean in) {
        var names =
                encoderOf.get(input) instanceof Encoder.Codes(var _, var levels, var _)
                        ? levels
                        : List.<String>of();
        var named = IntStream.range(0, names.size()).filter(inside).mapToObj(names::get).toList();
        var some = new ArrayList<>(named.subList(0, Math.min(MOST_LEVELS, named.size())));
        if (named.size() > MOST_LEVELS) {
            some.add(words.say("others", Integer.toString(named.size() - MOST_LEVELS)));
        }
        return words.say(
                in ? "is" : "is-not",
                features.get(input).name(),
                String.join(words.say("or"), some));
    }

    /// What a node asks of rows that go one way, with where missing values go.
    String of(TreeEnsemble forest, int node, boolean left) {
        int input = forest.nodes().feature()[node];
        boolean missing = forest.missingGoesLeft(node) == left;
        var text = asked(forest, node, left);
        return missing && canBeMissing(input) ? words.say("or-missing", text) : text;
    }

    /// The same without missing values.
    String asked(TreeEnsemble forest, int node, boolean left) {
        int input = forest.nodes().feature()[node];
        return forest.splitsByCategory(node)
                ? levels(input, l -> forest.inSet(node, l), left)
                : threshold(input, forest.nodes().threshold()[node], left);
    }

    /// The number of the column that is encoded so.
    private static double before(Encoder encoder, double encoded) {
        return encoder instanceof Encoder.Scaled(var base, double _, double mean, double scale)
                ? before(base, encoded * scale + mean)
                : encoded;
    }

    /// Five digits.
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value)
                .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceAll("\\.($|e)", "$1");
    }
}
