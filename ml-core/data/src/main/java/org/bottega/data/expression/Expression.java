package org.bottega.data.expression;

import java.util.Set;
import java.util.TreeSet;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;

/// An expression over the columns of a table, checked and turned into SQL.
///
/// ```
/// price * 1.22                      if(age < 18, 'minor', 'adult')
/// `unit price` > 10 and not paid    city in ('Rome', 'Milan') or city is missing
/// year(born) between 1980 and 1999  case when x > 0 then 'up' when x < 0 then 'down' else 'flat' end
/// ```
///
/// Columns are written plain, or in backquotes where the name is no plain word; texts in single or
/// double quotes. `+ - * / % ^`, `= != < <= > >=`, `and or not`, `in`, `between`, `like` (with `%` and
/// `_`), `is missing`, `if`, `case`, and the functions of [Function]. A calculation with something
/// missing is missing, as is a division by zero; a condition with something missing is not true.
///
/// @param sql gives DOUBLE, VARCHAR, BOOLEAN, DATE or TIMESTAMP by type; holds nothing of the text but
///     quoted names and values
/// @param columns the columns that it reads
public record Expression(String sql, ValueType type, Set<String> columns) {
    private static final int MOST = 100_000;

    public Expression {
        columns = Set.copyOf(columns);
    }

    /// @throws ProblemException (usage) with the place and the nearest name when it cannot be understood
    public static Expression of(String text, Schema schema) {
        sensible(text);
        var columns = new TreeSet<String>();
        var parser = new Parser(Token.of(text), schema, columns);
        var typed = parser.whole();
        return new Expression(typed.sql(), typed.type(), columns);
    }

    /// An expression that is true or false. A column with two values stands for its positive one.
    ///
    /// @throws ProblemException (usage) as [#of], or when it gives something else
    public static Expression condition(String text, Schema schema) {
        sensible(text);
        var columns = new TreeSet<String>();
        var parser = new Parser(Token.of(text), schema, columns);
        var typed = parser.truth(parser.whole(), 0);
        return new Expression(typed.sql(), ValueType.TRUTH, columns);
    }

    private static void sensible(String text) {
        if (text.isBlank()) {
            throw ProblemException.usage(
                    "", "Nothing is written here yet.", "Write an expression.");
        }
        if (text.length() > MOST) {
            throw ProblemException.usage("", "The expression is too long.", "Divide it.");
        }
    }

    /// How a column is written in an expression.
    public static String name(String column) {
        boolean plain =
                !column.isEmpty()
                        && Character.isUnicodeIdentifierStart(column.charAt(0))
                        && column.chars()
                                .allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '_')
                        && !Token.KEYWORDS.contains(column.toLowerCase(java.util.Locale.ROOT));
        return plain ? column : "`" + column.replace("`", "``") + "`";
    }

    /// A column's value as SQL, with the type that expressions give it.
    static String column(Field field) {
        var name = Duck.name(field.name());
        return switch (field.kind()) {
            case DATE -> "cast(" + name + " as date)";
            case DATE_TIME -> "cast(" + name + " as timestamp)";
            case NUMBER, CATEGORY, BOOLEAN, TEXT, IDENTIFIER, SEQUENCE, IMAGE -> name;
        };
    }
}
