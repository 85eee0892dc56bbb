package org.bottega.kernel.param;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;

/// What a setting may be. Each reader (form, tuner, command line, documentation, file) is one
/// exhaustive `switch` over these.
public sealed interface Domain<T> {

    /// How the numbers of a range are spread when a tuner or a slider walks through them.
    enum Scale {
        LINEAR,
        LOG
    }

    record Whole(int min, int max, Scale scale) implements Domain<Integer> {}

    record Real(double min, double max, Scale scale) implements Domain<Double> {}

    record Choice<E extends Enum<E>>(Class<E> type) implements Domain<E> {
        /// The value's name in files and on the command line: lower case with hyphens.
        public static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public List<String> words() {
            return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
        }
    }

    record Flag() implements Domain<Boolean> {}

    /// Free text, a file path for example.
    record Line() implements Domain<String> {}

    /// The value that a plain one (a number, a text, a truth value, as files and command lines hold
    /// them) stands for.
    ///
    /// @param id the setting's id, for the message
    /// @throws ProblemException (usage) naming the range or the nearest choice
    @SuppressWarnings("unchecked")
    default T read(String id, Object plain) {
        return (T)
                switch (this) {
                    case Whole(int min, int max, var _) -> {
                        double value = number(id, plain);
                        if (value != Math.rint(value) || value < min || value > max) {
                            throw refused(id, plain, "a whole number from " + min + " to " + max);
                        }
                        yield (int) value;
                    }
                    case Real(double min, double max, var _) -> {
                        double value = number(id, plain);
                        if (!(value >= min && value <= max)) {
                            throw refused(id, plain, "a number from " + min + " to " + max);
                        }
                        yield value;
                    }
                    case Choice<?> choice -> choice(choice, id, plain);
                    case Flag() ->
                            switch (plain.toString().toLowerCase(Locale.ROOT)) {
                                case "true", "yes", "on", "1" -> true;
                                case "false", "no", "off", "0" -> false;
                                default -> throw refused(id, plain, "true or false");
                            };
                    case Line() -> plain.toString();
                };
    }

    /// The plain value (Integer, Double, String or Boolean) that a file holds for `value`.
    default Object write(T value) {
        return value instanceof Enum<?> constant ? Choice.word(constant) : (Object) value;
    }

    /// The domain in words, for documentation and messages.
    default String describe() {
        return switch (this) {
            case Whole(int min, int max, var scale) ->
                    "whole number " + min + ".." + max + (scale == Scale.LOG ? " (log)" : "");
            case Real(double min, double max, var scale) ->
                    "number " + min + ".." + max + (scale == Scale.LOG ? " (log)" : "");
            case Choice<?> choice -> "one of " + String.join(", ", choice.words());
            case Flag() -> "true or false";
            case Line() -> "text";
        };
    }

    private static Object choice(Choice<?> choice, String id, Object plain) {
        var word = plain.toString().toLowerCase(Locale.ROOT).replace('_', '-');
        for (var constant : choice.type().getEnumConstants()) {
            if (Choice.word(constant).equals(word)) {
                return constant;
            }
        }
        Collection<String> words = choice.words();
        throw ProblemException.usage(
                id,
                "\"" + plain + "\" is not one of " + String.join(", ", words) + ".",
                Nearest.hint(word, words));
    }

    private static double number(String id, Object plain) {
        if (plain instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(plain.toString().trim());
        } catch (NumberFormatException _) {
            throw refused(id, plain, "a number");
        }
    }

    private static ProblemException refused(String id, Object plain, String wanted) {
        return ProblemException.usage(
                id, "\"" + plain + "\" cannot be used here.", "Give " + wanted + ".");
    }
}
