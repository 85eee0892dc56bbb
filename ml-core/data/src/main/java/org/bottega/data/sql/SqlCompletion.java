package org.bottega.data.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.data.expression.Completion;
import org.bottega.data.sql.SqlText.Kind;
import org.bottega.data.sql.SqlText.Piece;
import org.bottega.kernel.table.Schema;

/// What could be written at a place of a query: behind `from` and `join` the tables, behind a table's
/// name and a point its columns, elsewhere the columns of the tables that the query names, then
/// functions and words of the language.
public final class SqlCompletion {
    private final Map<String, Schema> tables;
    private final List<SqlFunction> functions;

    public SqlCompletion(Map<String, Schema> tables, List<SqlFunction> functions) {
        this.tables = tables;
        this.functions = functions;
    }

    /// Those that begin with what is typed, then those that hold it.
    ///
    /// @param caret between 0 and the text's length
    public List<Completion> at(String text, int caret) {
        var pieces = SqlText.pieces(text);
        var within = pieces.stream().filter(p -> p.start() < caret && caret <= p.end()).findFirst();
        if (within.isPresent() && !typed(within.get(), text, caret)) {
            return List.of();
        }
        int from = within.filter(p -> p.kind() != Kind.SIGN).map(Piece::start).orElse(caret);
        var before = pieces.stream().filter(p -> p.end() <= from).toList();
        var found = new Found(text.substring(from, caret).replace("\"", ""), from);
        if (!before.isEmpty() && sign(text, before.getLast(), '.') && before.size() > 1) {
            var owner = word(text, before.get(before.size() - 2));
            var schema = named(text, pieces).get(owner.toLowerCase(Locale.ROOT));
            if (schema != null) {
                columns(schema, "", found);
            }
            return found.all();
        }
        if (wantsTable(text, before)) {
            tables(found);
            return found.all();
        }
        var used = named(text, pieces);
        used.values().stream().distinct().forEach(s -> columns(s, "", found));
        if (used.isEmpty()) {
            tables.forEach((name, schema) -> columns(schema, name, found));
        }
        if (!found.typed.isEmpty()) {
            tables(found);
            for (var function : functions) {
                found.add(
                        function.name() + "(",
                        function.name(),
                        function.signature(),
                        function.name());
            }
            for (var keyword : SqlText.KEYWORDS.stream().sorted().toList()) {
                found.add(keyword, keyword, "", keyword);
            }
        }
        return found.all();
    }

    /// A text, a comment and a number are not completed; a name is, and where a new one begins.
    private static boolean typed(Piece piece, String text, int caret) {
        return switch (piece.kind()) {
            case KEYWORD, NAME, SIGN -> true;
            case QUOTED_NAME ->
                    caret < piece.end()
                            || piece.end() - piece.start() == 1
                            || text.charAt(piece.end() - 1) != '"';
            case TEXT, NUMBER, COMMENT -> false;
        };
    }

    private void tables(Found found) {
        tables.forEach((name, schema) ->
                found.add(SqlText.name(name), name, schema.size() + " columns", name));
    }

    private static void columns(Schema schema, String table, Found found) {
        for (var field : schema.fields()) {
            var kind = field.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            found.add(
                    SqlText.name(field.name()),
                    field.name(),
                    table.isEmpty() ? kind : kind + ", " + table,
                    field.name());
        }
    }

    /// Whether a table's name comes next: behind `from`, `join`, or a comma in a list of tables.
    private static boolean wantsTable(String text, List<Piece> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            var piece = before.get(i);
            if (piece.kind() == Kind.KEYWORD) {
                var word = word(text, piece).toLowerCase(Locale.ROOT);
                boolean list = word.equals("from") || word.equals("join");
                return list && (i == before.size() - 1 || sign(text, before.getLast(), ','));
            }
            if (piece.kind() == Kind.SIGN && "()".indexOf(text.charAt(piece.start())) >= 0) {
                return false;
            }
        }
        return false;
    }

    /// The tables that the query names, by their name and by their alias.
    private Map<String, Schema> named(String text, List<Piece> pieces) {
        var used = new LinkedHashMap<String, Schema>();
        for (int i = 0; i < pieces.size(); i++) {
            var schema = find(word(text, pieces.get(i)));
            boolean name =
                    pieces.get(i).kind() == Kind.NAME || pieces.get(i).kind() == Kind.QUOTED_NAME;
            boolean place = i > 0 && wantsTable(text, pieces.subList(0, i));
            if (schema == null || !name || !place) {
                continue;
            }
            used.put(word(text, pieces.get(i)).toLowerCase(Locale.ROOT), schema);
            int next = i + 1;
            if (next < pieces.size() && word(text, pieces.get(next)).equalsIgnoreCase("as")) {
                next++;
            }
            if (next < pieces.size() && pieces.get(next).kind() == Kind.NAME) {
                used.put(word(text, pieces.get(next)).toLowerCase(Locale.ROOT), schema);
            }
        }
        return used;
    }

    private @org.jspecify.annotations.Nullable Schema find(String name) {
        return tables.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String word(String text, Piece piece) {
        var word = text.substring(piece.start(), piece.end());
        return piece.kind() == Kind.QUOTED_NAME && word.length() > 1
                ? word.substring(1, word.length() - 1).replace("\"\"", "\"")
                : word;
    }

    private static boolean sign(String text, Piece piece, char sign) {
        return piece.kind() == Kind.SIGN && text.charAt(piece.start()) == sign;
    }

    /// Completions in their order, each label once.
    private static final class Found {
        private final String typed;
        private final int from;
        private final List<Completion> begins = new ArrayList<>();
        private final List<Completion> holds = new ArrayList<>();
        private final java.util.Set<String> seen = new java.util.HashSet<>();

        Found(String typed, int from) {
            this.typed = typed.toLowerCase(Locale.ROOT);
            this.from = from;
        }

        void add(String text, String label, String detail, String name) {
            var low = name.toLowerCase(Locale.ROOT);
            if (!low.contains(typed) || !seen.add(text)) {
                return;
            }
            (low.startsWith(typed) ? begins : holds).add(new Completion(text, label, detail, from));
        }

        List<Completion> all() {
            begins.addAll(holds);
            return begins;
        }
    }
}
