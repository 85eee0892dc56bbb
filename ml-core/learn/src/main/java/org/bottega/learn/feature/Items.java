package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Analyzer;
import org.bottega.model.features.Terms;
import org.bottega.model.features.Values;

/// Several values in one cell: `red|blue`.
public final class Items extends Featurizer {
    /// What stands between values.
    public enum Separator {
        BAR('|'),
        SEMICOLON(';'),
        COMMA(','),
        SLASH('/'),
        PLUS('+'),
        TAB('\t');

        private final char character;

        Separator(char character) {
            this.character = character;
        }
    }

    public static final Param<Separator> SEPARATOR =
            Param.choice("separator", Separator.BAR)
                    .doc("What stands between the values of a cell.");
    public static final Param<Integer> VALUES =
            Param.whole("values", 200, 1, 10_000)
                    .log()
                    .doc("How many values have an input: those that most rows have.");
    public static final Param<Integer> ROWS =
            Param.whole("rows", 2, 1, 1_000_000).doc("In how many rows a value must occur.");
    public static final Param<Boolean> COUNTED =
            Param.flag("counted", false)
                    .doc("Whether a value that stands several times in a cell counts as often.");

    Items() {
        super(
                new Info(
                        "items",
                        "Bag of values",
                        "One input a value of a cell that holds several, such as red|blue: 1 where it is there, else 0.",
                        "Texts",
                        List.of("multi-label", "tags", "multi-hot", "set")),
                Set.of(Place.TEXTS, Place.CATEGORIES),
                "Tsoumakas and Katakis, Multi-Label Classification, IJDWM 2007.",
                List.of(SEPARATOR, VALUES, ROWS, COUNTED));
    }

    @Override
    public String onnx() {
        return "Written into the graph with ONNX Runtime's own tokenizer; other runtimes may lack it.";
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.none();
        var analyzer = new Analyzer.Items(params.get(SEPARATOR).character);
        var kept = TfIdf.Kept.of(column, analyzer, params.get(VALUES), params.get(ROWS), 1);
        if (kept.terms().isEmpty()) {
            return;
        }
        var ones = new double[kept.terms().size()];
        java.util.Arrays.fill(ones, 1);
        column.add(
                Draft.of(
                        new Terms(
                                column.name(),
                                analyzer,
                                params.get(COUNTED) ? Terms.Count.TIMES : Terms.Count.ONCE,
                                false,
                                kept.terms(),
                                Values.of(ones))));
        column.indicate();
    }
}
