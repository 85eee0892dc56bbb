package org.bottega.engine.gate;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;

/// What a figure has to be.
///
/// @param metric the figure's name
/// @param size whether its size counts whatever its sign
public record Requirement(String metric, boolean size, Is is, double value) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\s*(\\|?)\\s*([\\w.² -]+?)\\s*(\\|?)\\s*(>=|<=|>|<|=)\\s*([-+0-9.eE]+)\\s*");

    /// How a figure is compared.
    public enum Is {
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

    /// @param text such as `auc >= 0.8` or `|dppl| <= 0.1`
    /// @throws ProblemException (usage) when it is not of that form
    public static Requirement parse(String text) {
        var matcher = TEXT.matcher(text);
        if (matcher.matches() && matcher.group(1).equals(matcher.group(3))) {
            for (var is : Is.values()) {
                if (is.sign.equals(matcher.group(4))) {
                    try {
                        return new Requirement(
                                matcher.group(2),
                                !matcher.group(1).isEmpty(),
                                is,
                                Double.parseDouble(matcher.group(5)));
                    } catch (NumberFormatException _) {
                        break;
                    }
                }
            }
        }
        throw ProblemException.usage(
                text, "This is no requirement.", "Write one such as auc >= 0.8 or |dppl| <= 0.1.");
    }

    /// Whether it holds; an unknown figure meets nothing.
    ///
    /// @throws ProblemException (usage) when there is no such figure
    public boolean met(Map<String, Double> figures) {
        double found = found(figures);
        double compared = size ? Math.abs(found) : found;
        return switch (is) {
            case AT_LEAST -> compared >= value;
            case AT_MOST -> compared <= value;
            case ABOVE -> compared > value;
            case BELOW -> compared < value;
            case EQUAL -> compared == value;
        };
    }

    private double found(Map<String, Double> figures) {
        var found = figures.get(metric);
        if (found == null) {
            throw ProblemException.usage(
                    metric,
                    "There is no figure \"" + metric + "\".",
                    Nearest.hint(metric, figures.keySet()));
        }
        return found;
    }

    /// Such as `auc is 0.79, and >= 0.8 is required.`
    public String sentence(Map<String, Double> figures, Locale locale) {
        return PolicyWords.say(
                locale,
                met(figures) ? "holds" : "required",
                metric,
                Figures.shown(found(figures)),
                rule());
    }

    private String rule() {
        return (size ? "|" + metric + "| " : "") + is.sign + " " + Figures.shown(value);
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return (size ? "|" + metric + "|" : metric)
                + " "
                + is.sign
                + " "
                + NumberColumn.text(value);
    }
}
