package org.bottega.data.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Schema SCHEMA =
            Schema.of(
                    Field.of("x", Kind.NUMBER),
                    Field.of("none", Kind.NUMBER),
                    Field.of("unit price", Kind.NUMBER),
                    Field.of("city", Kind.CATEGORY),
                    new Field("paid", Kind.BOOLEAN, Role.FEATURE, List.of("No", "Yes")),
                    Field.of("born", Kind.DATE),
                    Field.of("seen", Kind.DATE_TIME));

    /// x = 3, none missing, unit price = 2.5, city = O'Neill "q", paid = Yes, born = 1990-05-17,
    /// seen = 2024-02-29 13:45
    private static String value(String text) throws Exception {
        var sql = Expression.of(text, SCHEMA).sql();
        return duck.query(
                        "select " + sql + " from t",
                        Progress.none(),
                        r -> String.valueOf(r.getString(1)))
                .getFirst();
    }

    private static Duck duck;

    @BeforeAll
    static void open() throws Exception {
        duck = Duck.open();
        duck.run(
                "create table t as select 3.0::double as x, null::double as \"none\", 2.5::double"
                        + " as \"unit price\", 'O''Neill \"q\"' as city, 'Yes' as paid, date"
                        + " '1990-05-17' as born, timestamp '2024-02-29 13:45' as seen",
                Progress.none());
    }

    @AfterAll
    static void close() {
        duck.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    1 + 2 * 3                                   | 7.0
                    -2 ^ 2                                      | -4.0
                    (1 + 2) * x                                 | 9.0
                    2 ^ 3 ^ 2                                   | 512.0
                    7 % 4 - 0.5e1                               | -2.0
                    x / 0                                       | null
                    `unit price` * x                            | 7.5
                    none + 1                                    | null
                    coalesce(none, x)                           | 3.0
                    max(x, none, 9)                             | 9.0
                    round(2.345, 1)                             | 2.3
                    round(2.6)                                  | 3.0
                    sqrt(0 - 4)                                 | null
                    ln(exp(2))                                  | 2.0
                    clamp(x, 4, 6)                              | 4.0
                    if(paid, 'in', 'out')                       | in
                    case when x < 0 then 'a' when x < 5 then 'b' end | b
                    case when x < 0 then 'a' else "c" end       | c
                    x between 2 and 3 and not paid              | false
                    x not between 4 and 5                       | true
                    city in ('Rome', 'O''Neill "q"')            | true
                    city not in ('Rome')                        | true
                    none is missing                             | true
                    x is not missing                            | true
                    city like 'O%'                              | true
                    upper(left(city, 3))                        | O'N
                    'a' + x + "b"                               | a3.0b
                    length(city)                                | 11.0
                    contains(city, 'Neill') or 1 > 2            | true
                    extract('ab12c', '[0-9]+')                  | 12
                    extract('ab12c', 'b([0-9])', 1)             | 1
                    split('a,b,c', ',', 2)                      | b
                    number('3.25') + 1                          | 4.25
                    number('abc')                               | null
                    year(born) * 100 + month(born)              | 199005.0
                    weekday(seen)                               | 4.0
                    days(date('2024-01-01'), date('2024-03-01')) | 60.0
                    plusdays(seen, 1)                           | 2024-03-01 13:45:00
                    born < date('2000-01-01')                   | true
                    words('  one two  three ')                  | 3.0
                    true and missing is missing                 | true
                    """)
    void isWorthWhatItSays(String text, String expected) throws Exception {
        assertEquals(expected, value(text).replace("2024-03-01 13:45:00.0", "2024-03-01 13:45:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    x +                     | character 4: Something is missing at the end.
                    xx + 1                  | character 1: There is no column "xx". Did you mean x?
                    x = missing             | character 5: Nothing is equal to missing. Write "is missing"
                    city > 3                | character 8: This is a number, but it is compared with a text.
                    city * 2                | character 1: This is a text, but a number is needed.
                    roundd(x)               | character 1: There is no function "roundd". Did you mean "round"?
                    clamp(x)                | character 1: "clamp" is written clamp(number, number, number).
                    if(x, 1, 2)             | character 4: This is a number, but a condition is needed.
                    if(paid, 1, 'a')        | character 13: This gives a text, but the other choice gives a number.
                    'abc                    | character 1: The quote ' is not closed.
                    x 3                     | character 3: "3" was not expected here.
                    matches(city, '(')      | character 15: This is no regular expression
                    x; drop table t         | character 2: ";" has no meaning here.
                    round                   | character 1: There is no column "round". The function is written with brackets
                    """)
    void whatIsWrongIsToldWithItsPlace(String text, String message) {
        var e = assertThrows(ProblemException.class, () -> Expression.of(text, SCHEMA));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    void aTextCannotBecomeSql() throws Exception {
        var evil = "'; drop table t; --";
        assertEquals(evil, value("'" + evil.replace("'", "''") + "'"));
        assertEquals("\"$1\"", value("replace('\"$1\"', 'x', 'y')"));
        var schema = Schema.of(Field.of("a\"; drop", Kind.NUMBER));
        assertEquals("\"a\"\"; drop\"", Expression.of("`a\"; drop`", schema).sql());
    }

    @Test
    void ofAnyTextComesAnExpressionOrOneProblem() {
        var random = new java.util.SplittableRandom(5);
        var pieces =
                List.of(
                        "x",
                        "(",
                        ")",
                        "+",
                        "-",
                        "'",
                        "\"",
                        "`",
                        "and",
                        "not",
                        "if",
                        "(",
                        ",",
                        "3",
                        "case",
                        "when",
                        "end",
                        "in",
                        "is",
                        "missing",
                        "^",
                        "é",
                        "\uD83D\uDE00",
                        ".",
                        "1e",
                        "like");
        for (int i = 0; i < 5000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(' ');
            }
            try {
                Expression.of(text.toString(), SCHEMA);
            } catch (ProblemException e) {
                assertEquals(1, e.problems().size());
            }
        }
        assertThrows(ProblemException.class, () -> Expression.of("(".repeat(50_000), SCHEMA));
        assertThrows(ProblemException.class, () -> Expression.of("-".repeat(50_000) + "1", SCHEMA));
    }

    @Test
    void completionGivesColumnsFirstAndQuotesThemWhereNeeded() {
        var found = Completion.at("1 + un", 6, SCHEMA);
        assertEquals("`unit price`", found.getFirst().text());
        assertEquals(4, found.getFirst().from());
        assertEquals("round(", Completion.at("rou", 3, SCHEMA).getFirst().text());
        assertEquals(List.of(), Completion.at("city = 'Ro", 10, SCHEMA));
    }
}
