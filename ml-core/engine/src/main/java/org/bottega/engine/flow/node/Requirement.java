package org.bottega.engine.flow.node;

import java.util.regex.Pattern;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.flow.spec.Look;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;

/// What a figure has to be.
///
/// @param metric the figure's name
record Requirement(String metric, Is is, double value) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*([\\w.² -]+?)\\s*(>=|<=|>|<|=)\\s*([-+0-9.eE]+)\\s*");

    /// How a figure is compared.
    enum Is {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<"),
        EQUAL("=");

        private final String sign;

        Is(String sign) {
            this.sign = sign;
        }
    }

    /// @param text such as `auc >= 0.8`
    /// @throws ProblemException (usage) when it is not of that form
    static Requirement parse(String text) {
        var matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            for (var is : Is.values()) {
                if (is.sign.equals(matcher.group(2))) {
                    try {
                        return new Requirement(
                                matcher.group(1), is, Double.parseDouble(matcher.group(3)));
                    } catch (NumberFormatException _) {
                        break;
                    }
                }
            }
        }
        throw ProblemException.usage(
                text, "This is no requirement.", "Write one such as auc >= 0.8.");
    }

    static void check(Look look, Param<String> metric) {
        if (look.get(metric).isBlank()) {
            look.error(metric.label(), "No figure is named.", "Name one such as auc.");
        }
    }

    /// Whether it holds; an unknown figure meets nothing.
    ///
    /// @throws ProblemException (usage) when there is no such figure
    boolean met(Figures figures) {
        double found = found(figures);
        return switch (is) {
            case AT_LEAST -> found >= value;
            case AT_MOST -> found <= value;
            case ABOVE -> found > value;
            case BELOW -> found < value;
            case EQUAL -> found == value;
        };
    }

    private double found(Figures figures) {
        var found = figures.values().get(metric);
        if (found == null) {
            throw ProblemException.usage(
                    metric,
                    "There is no figure \"" + metric + "\".",
                    Nearest.hint(metric, figures.values().keySet()));
        }
        return found;
    }

    /// Such as `auc is 0.79, and >= 0.8 is required.`
    String sentence(Figures figures) {
        return metric
                + " is "
                + Figures.shown(found(figures))
                + ", and "
                + is.sign
                + " "
                + Figures.shown(value)
                + (met(figures) ? " holds." : " is required.");
    }
}
