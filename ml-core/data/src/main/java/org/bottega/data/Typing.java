package org.bottega.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;

/// Tells what each column of [Loaded] rows is.
final class Typing {
    private final Duck duck;
    private final ImportOptions options;
    private final Progress progress;

    Typing(Duck duck, ImportOptions options, Progress progress) {
        this.duck = duck;
        this.options = options;
        this.progress = progress;
    }

    /// For each column its rule, in order.
    List<ColumnRule> rules(Loaded loaded) throws SQLException {
        var missing = new MissingTokens(options.missing(), loaded.quotesTell());
        var looked = new ArrayList<Integer>();
        for (int c = 0; c < loaded.columns(); c++) {
            if (looked(loaded.types().get(c))) {
                looked.add(c);
            }
        }
        var finder =
                new FactFinder(
                        duck, loaded.relation(), loaded.rows(), loaded.decimalComma(), progress);
        var values =
                looked.stream().map(c -> value(loaded.types().get(c), "c" + c, missing)).toList();
        var facts = finder.texts(values);
        var given = options.days();
        var days = given == DayOrder.AUTO ? TextRules.days(facts) : given;
        var texts = new TextRules(options, missing, loaded.decimalComma(), days);
        var large = large(loaded);
        var rules = new ArrayList<ColumnRule>();
        int at = 0;
        for (int c = 0; c < loaded.columns(); c++) {
            var name = loaded.names().get(c);
            var type = loaded.types().get(c);
            if (!looked(type)) {
                rules.add(typed(name, type, "c" + c, large.getOrDefault(c, false)));
                continue;
            }
            var found = exact(finder, name, values.get(at), facts.get(at));
            at++;
            rules.add(
                    type == SourceType.TEXT
                            ? texts.rule(name, "c" + c, found)
                            : category(name, "c" + c, found));
        }
        return rules;
    }

    private static boolean looked(SourceType type) {
        return type == SourceType.TEXT || type == SourceType.CATEGORY;
    }

    private static String value(SourceType type, String x, MissingTokens missing) {
        return type == SourceType.TEXT ? missing.bare(x) : "cast(" + x + " as varchar)";
    }

    /// Where an estimate could decide wrongly whether numbers name the rows, they are counted.
    static ColumnFacts exact(FactFinder finder, String name, String value, ColumnFacts facts)
            throws SQLException {
        boolean estimated = facts.known() > FactFinder.EXACT;
        boolean perhaps =
                facts.allWhole()
                        && facts.distinct() > 0.8 * facts.known()
                        && (TextRules.saysId(name)
                                || facts.max() - facts.min() == facts.known() - 1);
        return estimated && perhaps ? facts.withDistinct(finder.distinct(value)) : facts;
    }

    private ColumnRule category(String name, String x, ColumnFacts facts) {
        var kind = options.kinds().getOrDefault(name, options.expected().get(name));
        return ColumnRule.of(
                kind != null && ColumnRule.words(kind) ? kind : wordKind(facts),
                "cast(" + x + " as varchar)");
    }

    private static Kind wordKind(ColumnFacts facts) {
        return Truths.pair(facts.few()) && facts.few().size() == 2
                ? Kind.BOOLEAN
                : TextRules.words(facts);
    }

    private ColumnRule typed(String name, SourceType type, String x, boolean large) {
        var kind = options.kinds().getOrDefault(name, options.expected().get(name));
        var text = "cast(" + x + " as varchar)";
        if (kind != null && ColumnRule.words(kind) && type != SourceType.IMAGE) {
            return ColumnRule.of(kind, text);
        }
        return switch (type) {
            case TEXT, CATEGORY -> throw new IllegalArgumentException("its values are looked at");
            case NUMBER, WHOLE ->
                    large
                            ? new ColumnRule(
                                    Kind.IDENTIFIER,
                                    text,
                                    text,
                                    "",
                                    List.of(
                                            Problem.note(
                                                    name,
                                                    "Its whole numbers are too long to be told apart as numbers (above 2^53) and are kept as words.")))
                            : ColumnRule.of(Kind.NUMBER, "cast(" + x + " as double)");
            case DATE -> ColumnRule.of(Kind.DATE, "cast(" + x + " as date)");
            case DATE_TIME -> ColumnRule.of(Kind.DATE_TIME, "cast(" + x + " as timestamp)");
            case BOOLEAN -> ColumnRule.of(Kind.BOOLEAN, text);
            case SEQUENCE -> ColumnRule.of(Kind.SEQUENCE, x);
            case IMAGE -> ColumnRule.of(Kind.IMAGE, x);
        };
    }

    /// Which columns of whole numbers doubles would merge.
    private Map<Integer, Boolean> large(Loaded loaded) throws SQLException {
        var columns = new ArrayList<Integer>();
        var parts = new ArrayList<String>();
        for (int c = 0; c < loaded.columns(); c++) {
            if (loaded.types().get(c) == SourceType.WHOLE) {
                columns.add(c);
                parts.add(
                        "coalesce(greatest(max(c{c}), -min(c{c})::hugeint) >= 9007199254740992, false)"
                                .replace("{c}", String.valueOf(c)));
            }
        }
        var large = new HashMap<Integer, Boolean>();
        if (!parts.isEmpty()) {
            duck.query(
                    "select " + String.join(", ", parts) + " from " + loaded.relation(),
                    progress,
                    row -> {
                        for (int i = 0; i < columns.size(); i++) {
                            large.put(columns.get(i), row.getBoolean(i + 1));
                        }
                        return true;
                    });
        }
        return large;
    }
}
