package org.bottega.data.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// Reads an expression by recursive descent and writes SQL as it goes. Used once.
final class Parser {
    private static final int DEPTH = 200;

    private final List<Token> tokens;
    private final Schema schema;
    private final Set<String> columns;
    private int at;
    private int depth;

    Parser(List<Token> tokens, Schema schema, Set<String> columns) {
        this.tokens = tokens;
        this.schema = schema;
        this.columns = columns;
    }

    /// @param column the column when it is just one, which may stand for a condition
    record Typed(String sql, ValueType type, @Nullable Field column) {
        static Typed of(String sql, ValueType type) {
            return new Typed(sql, type, null);
        }
    }

    Typed whole() {
        var value = or();
        if (peek().type() != Token.Type.END) {
            throw Token.refused(
                    peek().start(),
                    "\"" + peek().text() + "\" was not expected here.",
                    "Put an operator such as + or \"and\" before it, or remove it.");
        }
        return value;
    }

    private Typed or() {
        int start = peek().start();
        var left = and();
        while (take("or")) {
            int next = peek().start();
            left =
                    Typed.of(
                            "("
                                    + truth(left, start).sql()
                                    + " or "
                                    + truth(and(), next).sql()
                                    + ")",
                            ValueType.TRUTH);
        }
        return left;
    }

    private Typed and() {
        int start = peek().start();
        var left = not();
        while (take("and")) {
            int next = peek().start();
            left =
                    Typed.of(
                            "("
                                    + truth(left, start).sql()
                                    + " and "
                                    + truth(not(), next).sql()
                                    + ")",
                            ValueType.TRUTH);
        }
        return left;
    }

    private Typed not() {
        if (++depth > DEPTH) {
            throw Token.refused(
                    peek().start(), "The expression is nested too deeply.", "Simplify it.");
        }
        try {
            if (take("not")) {
                int start = peek().start();
                return Typed.of("(not " + truth(not(), start).sql() + ")", ValueType.TRUTH);
            }
            return comparison();
        } finally {
            depth--;
        }
    }

    private Typed comparison() {
        int start = peek().start();
        var left = sum();
        while (true) {
            if (take("is")) {
                boolean no = take("not");
                expect("missing");
                left =
                        Typed.of(
                                "(" + left.sql() + " is " + (no ? "not " : "") + "null)",
                                ValueType.TRUTH);
                continue;
            }
            boolean no = peek().is("not") && next().is("in", "between", "like");
            if (no) {
                at++;
            }
            if (take("in")) {
                left = in(left, no);
            } else if (take("between")) {
                int from = peek().start();
                var low = sum();
                expect("and");
                int to = peek().start();
                var high = sum();
                comparable(left, low, from);
                comparable(left, high, to);
                left =
                        Typed.of(
                                "("
                                        + left.sql()
                                        + (no ? " not" : "")
                                        + " between "
                                        + low.sql()
                                        + " and "
                                        + high.sql()
                                        + ")",
                                ValueType.TRUTH);
            } else if (take("like")) {
                int from = peek().start();
                var pattern = wanted(sum(), ValueType.TEXT, from);
                left =
                        Typed.of(
                                "("
                                        + wanted(left, ValueType.TEXT, start).sql()
                                        + (no ? " not" : "")
                                        + " like "
                                        + pattern.sql()
                                        + ")",
                                ValueType.TRUTH);
            } else if (peek().is("=", "!=", "<", "<=", ">", ">=")) {
                var sign = peek().text();
                at++;
                int from = peek().start();
                var right = sum();
                if (right.type() == ValueType.NOTHING || left.type() == ValueType.NOTHING) {
                    throw Token.refused(
                            from,
                            "Nothing is equal to missing.",
                            "Write \"is missing\" or \"is not missing\".");
                }
                comparable(left, right, from);
                left =
                        Typed.of(
                                "(" + left.sql() + " " + sign + " " + right.sql() + ")",
                                ValueType.TRUTH);
            } else {
                return left;
            }
        }
    }

    private Typed in(Typed left, boolean no) {
        expect("(");
        var values = new ArrayList<String>();
        do {
            int from = peek().start();
            var value = sum();
            comparable(left, value, from);
            values.add(value.sql());
        } while (take(","));
        expect(")");
        return Typed.of(
                "(" + left.sql() + (no ? " not" : "") + " in (" + String.join(", ", values) + "))",
                ValueType.TRUTH);
    }

    private static void comparable(Typed left, Typed right, int at) {
        if (!left.type().fits(right.type()) && !right.type().fits(left.type())) {
            throw Token.refused(
                    at,
                    "This is "
                            + right.type().words()
                            + ", but it is compared with "
                            + left.type().words()
                            + ".",
                    fix(right.type(), left.type()));
        }
    }

    private static String fix(ValueType is, ValueType wanted) {
        if (is == ValueType.NUMBER && wanted == ValueType.TEXT) {
            return "Put it in quotes, or turn the other into a number with number(…).";
        }
        if (is == ValueType.TEXT && wanted == ValueType.NUMBER) {
            return "Turn it into a number with number(…).";
        }
        if (is == ValueType.TEXT && (wanted == ValueType.DATE || wanted == ValueType.MOMENT)) {
            return "Turn it into a date with date(…).";
        }
        return "Compare things of one type.";
    }

    private Typed sum() {
        int start = peek().start();
        var left = term();
        while (peek().is("+", "-")) {
            var sign = peek().text();
            at++;
            int from = peek().start();
            var right = term();
            if (sign.equals("+")
                    && (left.type() == ValueType.TEXT || right.type() == ValueType.TEXT)) {
                left = Typed.of("(" + asText(left) + " || " + asText(right) + ")", ValueType.TEXT);
            } else {
                left =
                        Typed.of(
                                "("
                                        + wanted(left, ValueType.NUMBER, start).sql()
                                        + " "
                                        + sign
                                        + " "
                                        + wanted(right, ValueType.NUMBER, from).sql()
                                        + ")",
                                ValueType.NUMBER);
            }
        }
        return left;
    }

    private static String asText(Typed value) {
        return value.type() == ValueType.TEXT
                ? value.sql()
                : "cast(" + value.sql() + " as varchar)";
    }

    private Typed term() {
        int start = peek().start();
        var left = factor();
        while (peek().is("*", "/", "%")) {
            var sign = peek().text();
            at++;
            int from = peek().start();
            var a = wanted(left, ValueType.NUMBER, start).sql();
            var b = wanted(factor(), ValueType.NUMBER, from).sql();
            left =
                    Typed.of(
                            sign.equals("*")
                                    ? "(" + a + " * " + b + ")"
                                    : "(" + a + " " + sign + " nullif(" + b + ", 0))",
                            ValueType.NUMBER);
        }
        return left;
    }

    private Typed factor() {
        if (++depth > DEPTH) {
            throw Token.refused(
                    peek().start(), "The expression is nested too deeply.", "Simplify it.");
        }
        try {
            if (take("-")) {
                int start = peek().start();
                return Typed.of(
                        "(-" + wanted(factor(), ValueType.NUMBER, start).sql() + ")",
                        ValueType.NUMBER);
            }
            int start = peek().start();
            var base = atom();
            if (take("^")) {
                int from = peek().start();
                var a = wanted(base, ValueType.NUMBER, start).sql();
                var b = wanted(factor(), ValueType.NUMBER, from).sql();
                // a negative number to a broken power, or zero to a negative one, is no number
                return Typed.of(
                        "(case when "
                                + a
                                + " > 0 or "
                                + a
                                + " = 0 and "
                                + b
                                + " >= 0 or "
                                + a
                                + " < 0 and "
                                + b
                                + " = round("
                                + b
                                + ") then pow("
                                + a
                                + ", "
                                + b
                                + ") end)",
                        ValueType.NUMBER);
            }
            return base;
        } finally {
            depth--;
        }
    }

    private Typed atom() {
        var token = peek();
        at++;
        switch (token.type()) {
            case NUMBER -> {
                try {
                    double value = Double.parseDouble(token.text());
                    if (Double.isInfinite(value)) {
                        throw Token.refused(
                                token.start(), "This number is too large.", "Use a smaller one.");
                    }
                    return Typed.of("cast('" + value + "' as double)", ValueType.NUMBER);
                } catch (NumberFormatException _) {
                    throw Token.refused(token.start(), "This is no number.", "");
                }
            }
            case TEXT -> {
                return Typed.of(Duck.text(token.text()), ValueType.TEXT);
            }
            case QUOTED -> {
                return column(token);
            }
            case WORD -> {
                return peek().is("(") ? call(token) : column(token);
            }
            case KEYWORD -> {
                return keyword(token);
            }
            case SIGN -> {
                if (token.is("(")) {
                    var inner = or();
                    expect(")");
                    return new Typed("(" + inner.sql() + ")", inner.type(), inner.column());
                }
                throw Token.refused(
                        token.start(),
                        "\"" + token.text() + "\" was not expected here.",
                        "Put a column, a number or a text before it.");
            }
            case END ->
                    throw Token.refused(
                            token.start(), "Something is missing at the end.", "Go on writing.");
        }
        throw new AssertionError(token);
    }

    private Typed keyword(Token token) {
        return switch (token.text()) {
            case "true", "false" -> Typed.of(token.text(), ValueType.TRUTH);
            case "missing" -> Typed.of("null", ValueType.NOTHING);
            case "if" -> choice();
            case "case" -> cases();
            default ->
                    throw Token.refused(
                            token.start(),
                            "\"" + token.text() + "\" was not expected here.",
                            "A column of this name is written in backquotes.");
        };
    }

    private Typed choice() {
        expect("(");
        int start = peek().start();
        var condition = truth(or(), start);
        expect(",");
        var yes = or();
        expect(",");
        int other = peek().start();
        var no = or();
        expect(")");
        var type = common(yes.type(), no.type(), other);
        return Typed.of(
                "(case when "
                        + condition.sql()
                        + " then "
                        + yes.sql()
                        + " else "
                        + no.sql()
                        + " end)",
                type);
    }

    private Typed cases() {
        var sql = new StringBuilder("(case");
        var type = ValueType.NOTHING;
        expect("when");
        do {
            int start = peek().start();
            sql.append(" when ").append(truth(or(), start).sql());
            expect("then");
            int from = peek().start();
            var value = or();
            type = common(type, value.type(), from);
            sql.append(" then ").append(value.sql());
        } while (take("when"));
        if (take("else")) {
            int from = peek().start();
            var value = or();
            type = common(type, value.type(), from);
            sql.append(" else ").append(value.sql());
        }
        expect("end");
        return Typed.of(sql.append(" end)").toString(), type);
    }

    private static ValueType common(ValueType a, ValueType b, int at) {
        if (a.fits(b)) {
            return b;
        }
        if (b.fits(a)) {
            return a;
        }
        throw Token.refused(
                at,
                "This gives " + b.words() + ", but the other choice gives " + a.words() + ".",
                "Give values of one type.");
    }

    private Typed column(Token token) {
        var field = schema.find(token.text());
        if (field.isEmpty()) {
            var near = Nearest.to(token.text(), schema.names());
            boolean function = Function.find(token.text()).isPresent();
            throw Token.refused(
                    token.start(),
                    "There is no column \"" + token.text() + "\".",
                    near.map(n -> "Did you mean " + Expression.name(n) + "?")
                            .orElse(
                                    function
                                            ? "The function is written with brackets: "
                                                    + token.text()
                                                    + "(…)."
                                            : "Texts are written in quotes; the columns are "
                                                    + schema.names().stream()
                                                            .limit(12)
                                                            .map(Expression::name)
                                                            .collect(Collectors.joining(", "))
                                                    + (schema.size() > 12 ? ", …" : "")
                                                    + "."));
        }
        columns.add(field.get().name());
        return new Typed(
                Expression.column(field.get()), ValueType.of(field.get().kind()), field.get());
    }

    private Typed call(Token name) {
        var function =
                Function.find(name.text())
                        .orElseThrow(() ->
                                Token.refused(
                                        name.start(),
                                        "There is no function \"" + name.text() + "\".",
                                        Nearest.hint(
                                                name.text(),
                                                Function.ALL.stream()
                                                        .map(Function::name)
                                                        .toList())));
        expect("(");
        var arguments = new ArrayList<Typed>();
        if (!take(")")) {
            do {
                int start = peek().start();
                var argument = or();
                int place = Math.min(arguments.size(), function.parameters().size() - 1);
                var type = function.parameters().get(place);
                arguments.add(type == Function.ANY ? argument : wanted(argument, type, start));
                checked(function, arguments.size() - 1, tokens.get(at - 1));
            } while (take(","));
            expect(")");
        }
        int least = function.parameters().size() - function.optional();
        boolean many = !function.several() && arguments.size() > function.parameters().size();
        if (arguments.size() < least || many) {
            throw Token.refused(
                    name.start(),
                    "\"" + name.text() + "\" is written " + function.signature() + ".",
                    function.doc());
        }
        var sql = function.sql();
        if (function.several()) {
            sql =
                    sql.replace(
                            "$*",
                            arguments.stream().map(Typed::sql).collect(Collectors.joining(", ")));
        }
        // one pass, so that no argument's own text is taken for a place
        var out = new StringBuilder();
        for (int i = 0; i < sql.length(); i++) {
            boolean place =
                    !function.several()
                            && sql.charAt(i) == '$'
                            && i + 1 < sql.length()
                            && Character.isDigit(sql.charAt(i + 1));
            if (place) {
                int number = sql.charAt(++i) - '1';
                out.append(number < arguments.size() ? arguments.get(number).sql() : "null");
            } else {
                out.append(sql.charAt(i));
            }
        }
        var type = function.gives();
        if (type == Function.ANY) {
            type = ValueType.NOTHING;
            for (var argument : arguments) {
                type = common(type, argument.type(), name.start());
            }
        }
        return Typed.of(out.toString(), type);
    }

    /// A regular expression that is written out is looked at before anything runs.
    private static void checked(Function function, int place, Token last) {
        boolean pattern =
                place == 1
                        && (function.name().equals("matches") || function.name().equals("extract"));
        if (pattern && last.type() == Token.Type.TEXT) {
            try {
                Pattern.compile(last.text());
            } catch (PatternSyntaxException e) {
                throw Token.refused(
                        last.start(),
                        "This is no regular expression: " + e.getDescription() + ".",
                        "A sign such as ( or * is written \\( or \\* when it is meant itself.");
            }
        }
    }

    /// A value as a condition.
    Typed truth(Typed value, int at) {
        if (value.type() == ValueType.TRUTH || value.type() == ValueType.NOTHING) {
            return value;
        }
        var column = value.column();
        if (column != null && column.kind() == Kind.BOOLEAN && column.levels().size() == 2) {
            return Typed.of(
                    "(" + value.sql() + " = " + Duck.text(column.levels().get(1)) + ")",
                    ValueType.TRUTH);
        }
        throw Token.refused(
                at,
                "This is " + value.type().words() + ", but a condition is needed.",
                "Compare it with something, such as = or <.");
    }

    private static Typed wanted(Typed value, ValueType type, int at) {
        if (type == ValueType.TRUTH || value.type().fits(type)) {
            return value;
        }
        throw Token.refused(
                at,
                "This is " + value.type().words() + ", but " + type.words() + " is needed.",
                fix(value.type(), type));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    private boolean take(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            var found = peek();
            throw Token.refused(
                    found.start(),
                    found.type() == Token.Type.END
                            ? "\"" + sign + "\" is missing at the end."
                            : "\"" + sign + "\" was expected before \"" + found.text() + "\".",
                    "");
        }
    }
}
