package org.bottega.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Features;

/// Says what a split asks of a row in the words of its columns: the numbers of a column as they were before they
/// were standardised, the level that a 0/1 input stands for.
public final class Conditions {
    private static final int MOST_LEVELS = 8;

    private final List<Feature> features;
    private final List<Encoder> encoderOf = new ArrayList<>();
    private final List<Integer> placeOf = new ArrayList<>();

    public Conditions(Features features) {
        this.features = features.features();
        for (var encoder : features.encoders()) {
            for (int j = 0; j < encoder.width(); j++) {
                encoderOf.add(encoder);
                placeOf.add(j);
            }
        }
    }

    /// Whether an input can be missing; those that are filled cannot.
    public boolean canBeMissing(int input) {
        return switch (encoderOf.get(input)) {
            case Encoder.OneHot _, Encoder.Missing _, Encoder.Scaled _ -> false;
            case Encoder.Codes(var _, var _, boolean missingIsLevel) -> !missingIsLevel;
            default -> true;
        };
    }

    /// `age <= 30`, or what it comes to: `city is Rome`, `income is missing`.
    public String threshold(int input, double threshold, boolean upTo) {
        var name = features.get(input).name();
        return switch (encoderOf.get(input)) {
            case Encoder.OneHot(var column, var levels) ->
                    column + (upTo ? " is not " : " is ") + levels.get(placeOf.get(input));
            case Encoder.Missing(var column) -> column + (upTo ? " is not missing" : " is missing");
            case Encoder.Scaled scaled ->
                    name + (upTo ? " <= " : " > ") + number(before(scaled, threshold));
            default -> name + (upTo ? " <= " : " > ") + number(threshold);
        };
    }

    /// `city is Rome or Bari`.
    ///
    /// @param inside whether a level is among them
    public String levels(int input, IntPredicate inside, boolean in) {
        var names =
                encoderOf.get(input) instanceof Encoder.Codes(var _, var levels, var _)
                        ? levels
                        : List.<String>of();
        var named = IntStream.range(0, names.size()).filter(inside).mapToObj(names::get).toList();
        return features.get(input).name()
                + (in ? " is " : " is not ")
                + String.join(" or ", named.stream().limit(MOST_LEVELS).toList())
                + (named.size() > MOST_LEVELS
                        ? " or " + (named.size() - MOST_LEVELS) + " others"
                        : "");
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
