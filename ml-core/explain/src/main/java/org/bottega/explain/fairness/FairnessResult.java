package org.bottega.explain.fairness;

import java.text.MessageFormat;
import java.util.Locale;
import org.bottega.chart.Numerals;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;

/// One figure about fairness with what it means.
///
/// @param partOfA a's own figure that the metric compares, such as its recall; unknown where it has none
/// @param partOfD d's
/// @param names what the sentence names
public record FairnessResult(
        FairnessMetric metric, Estimate estimate, Estimate partOfA, Estimate partOfD, Names names) {

    /// What things are called in sentences.
    ///
    /// @param a the favoured group, empty for all others
    /// @param d the other one
    /// @param favoured the favoured outcome
    /// @param group the group variable, empty where there is none
    public record Names(String a, String d, String favoured, String group) {
        String a(Locale locale) {
            return a.isEmpty() ? FairnessWords.in(locale).getString("others") : a;
        }
    }

    /// What a figure says about equality.
    public enum Verdict {
        /// the interval holds the figure of equality
        MAY_BE_CHANCE,
        AGAINST_D,
        AGAINST_A,
        /// a figure without direction, or without an interval
        OPEN,
        /// there is no figure
        UNKNOWN
    }

    /// Where the disparate impact lies to the four-fifths rule (0.8 to 1.25).
    public enum FourFifths {
        WITHIN,
        OUTSIDE,
        /// the interval crosses a border
        UNDECIDED
    }

    static final Interval FOUR_FIFTHS = new Interval(0.8, 1.25);

    public Verdict verdict() {
        if (!(estimate instanceof Estimate.Known(double value, var interval))) {
            return Verdict.UNKNOWN;
        }
        if (metric.sign() == FairnessMetric.Sign.NONE || interval == null) {
            return Verdict.OPEN;
        }
        if (interval.contains(metric.ideal())) {
            return Verdict.MAY_BE_CHANCE;
        }
        boolean above = value > metric.ideal();
        return above == (metric.sign() == FairnessMetric.Sign.AGAINST_D)
                ? Verdict.AGAINST_D
                : Verdict.AGAINST_A;
    }

    /// For the disparate impact; undecided for all others and where there is no figure.
    public FourFifths fourFifths() {
        if (metric != FairnessMetric.DI
                || !(estimate instanceof Estimate.Known(double value, var interval))) {
            return FourFifths.UNDECIDED;
        }
        boolean within = FOUR_FIFTHS.contains(value);
        if (interval != null) {
            boolean sure =
                    within
                            ? FOUR_FIFTHS.contains(interval.low())
                                    && FOUR_FIFTHS.contains(interval.high())
                            : !interval.overlaps(FOUR_FIFTHS);
            if (!sure) {
                return FourFifths.UNDECIDED;
            }
        }
        return within ? FourFifths.WITHIN : FourFifths.OUTSIDE;
    }

    /// What the figure says, in a plain sentence or two.
    public String sentence(Locale locale) {
        var words = FairnessWords.in(locale);
        if (estimate instanceof Estimate.Unknown(var reason)) {
            return reason.sentence(locale);
        }
        var numerals = new Numerals(locale);
        Object[] values = {
            names.d(),
            names.a(locale),
            names.favoured(),
            numerals.shortly(round(estimate.orNaN())),
            part(partOfA, numerals),
            part(partOfD, numerals),
            names.group(),
            numerals.fixed(100 * Math.abs(estimate.orNaN()), 1)
        };
        var what = new MessageFormat(words.getString(metric + ".sentence"), locale).format(values);
        var key =
                switch (verdict()) {
                    case MAY_BE_CHANCE -> "verdict.chance";
                    case AGAINST_D -> "verdict.against-d";
                    case AGAINST_A -> "verdict.against-a";
                    case OPEN, UNKNOWN -> "";
                };
        var text = new StringBuilder(what);
        if (!key.isEmpty()) {
            text.append(' ').append(new MessageFormat(words.getString(key), locale).format(values));
        }
        if (metric == FairnessMetric.DI) {
            var band =
                    switch (fourFifths()) {
                        case WITHIN -> "band.within";
                        case OUTSIDE -> "band.outside";
                        case UNDECIDED -> "band.undecided";
                    };
            text.append(' ').append(words.getString(band));
        }
        return text.toString();
    }

    private static double round(double value) {
        return Double.isFinite(value) ? Math.rint(value * 1000) / 1000 : value;
    }

    private String part(Estimate part, Numerals numerals) {
        double value = part.orNaN();
        return switch (metric) {
            case CI, FT -> numerals.fixed(value, 0);
            case DCA, DCR, TE -> numerals.shortly(round(value));
            default -> numerals.percent(value);
        };
    }
}
