package org.bottega.kernel.param;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Kind;

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

    /// Free text.
    record Line() implements Domain<String> {}

    /// The path of a file or folder.
    ///
    /// @param extensions what its name may end in, without the dot; empty for any
    record Location(Use use, List<String> extensions) implements Domain<String> {
        public Location {
            extensions = List.copyOf(extensions);
        }
    }

    /// What a path is for.
    enum Use {
        /// a file that is read
        READ,
        /// a file that is read, or a folder of such
        READ_ALL,
        /// a file that is written
        WRITE,
        /// a folder that is written
        FOLDER
    }

    /// The name of one column of the table that comes in; empty when none is chosen.
    ///
    /// @param kinds what the column may be; empty means anything
    record ColumnName(Set<Kind> kinds) implements Domain<String> {
        public ColumnName {
            kinds = Set.copyOf(kinds);
        }
    }

    /// The names of some columns of the table that comes in, in an order. Names that are not there stay.
    ///
    /// @param kinds what the columns may be; empty means anything
    record ColumnNames(Set<Kind> kinds) implements Domain<List<String>> {
        public ColumnNames {
            kinds = Set.copyOf(kinds);
        }
    }

    /// An expression over the columns of the table that comes in, in the language of expressions.
    ///
    /// @param condition whether it must be true or false
    record Formula(boolean condition) implements Domain<String> {}

    /// Several texts in an order, one a line on the screen.
    record Lines() implements Domain<List<String>> {}

    /// A program's or a question's text line by line, indentation and empty lines included.
    record Code() implements Domain<List<String>> {}

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
                    case Line(), Location _, ColumnName(var _), Formula(var _) -> plain.toString();
                    case ColumnNames(var _), Lines() -> texts(id, plain);
                    case Code() ->
                            plain instanceof List<?>
                                    ? texts(id, plain)
                                    : plain.toString().lines().toList();
                };
    }

    /// The plain value (Integer, Double, String, Boolean or a list of texts) that a file holds for `value`.
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
            case Location(var use, var _) -> use == Use.FOLDER ? "a folder" : "a file";
            case ColumnName(var kinds) -> "a column" + ofKind(kinds);
            case ColumnNames(var kinds) -> "columns" + ofKind(kinds);
            case Formula(boolean condition) -> condition ? "a condition" : "an expression";
            case Lines() -> "texts";
            case Code() -> "code";
        };
    }

    private static String ofKind(Set<Kind> kinds) {
        return kinds.isEmpty()
                ? ""
                : " of kind "
                        + kinds.stream()
                                .sorted()
                                .map(Choice::word)
                                .collect(Collectors.joining(" or "));
    }

    /// A list stays one; a text, as a command line gives it, is cut at commas (a comma within double
    /// quotes stays).
    private static List<String> texts(String id, Object plain) {
        if (plain instanceof Collection<?> list) {
            for (var one : list) {
                if (!(one instanceof String)) {
                    throw refused(id, plain, "a list of texts");
                }
            }
            return list.stream().map(String.class::cast).toList();
        }
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        boolean quoted = false;
        for (char c : (plain + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                if (!text.toString().isBlank()) {
                    texts.add(text.toString().strip());
                }
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        return List.copyOf(texts);
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
