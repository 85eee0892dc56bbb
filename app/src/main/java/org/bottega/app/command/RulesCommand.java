package org.bottega.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.TableFile;
import org.bottega.engine.DataSource;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.learn.association.AssociationRules;
import org.bottega.learn.association.Baskets;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega rules`.
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Find what goes together: rules such as \"bread, butter: then milk\".")
final class RulesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATA", description = "A CSV, TSV or Parquet file.")
    private Path data = Path.of("");

    @Option(
            names = "--basket",
            description = "The column that says which rows are one basket; with --item.")
    private String basket = "";

    @Option(names = "--item", description = "The column of the items; with --basket.")
    private String item = "";

    @Option(
            names = "--list",
            description =
                    "The column in which a row's items stand side by side. Without this and --basket a row is a basket of its categories.")
    private String list = "";

    @Option(
            names = "--separator",
            defaultValue = ",",
            description = "What stands between items of a list (default: a comma).")
    private String separator = ",";

    @Option(
            names = "--support",
            defaultValue = "0.01",
            description = "The least share of baskets that hold all items of a rule (0.01).")
    private double support;

    @Option(
            names = "--confidence",
            defaultValue = "0.5",
            description = "How often a rule must be right at least (0.5).")
    private double confidence;

    @Option(
            names = "--items",
            defaultValue = "4",
            description = "How many items a rule has at most (4).")
    private int items;

    @Option(
            names = "--most",
            defaultValue = "50",
            description = "How many rules are told at most (50).")
    private int most;

    @Option(names = "--out", description = "A file for the rules: .csv or .parquet.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var wanted = new AssociationRules.Wanted(support, confidence, items, most);
        var progress = console.progress("Looking for rules");
        var rules =
                AssociationRules.of(
                        baskets(DataSource.read(data, progress.part(0, 0.4))),
                        wanted,
                        progress.part(0.4, 1));
        if (out != null) {
            TableFile.write(rules.toTable(), out, progress.part(1, 1));
            console.say(rules.rules().size() + " rules written to " + out);
        } else if (json) {
            var document = Json.object().put("baskets", rules.baskets());
            var all = document.putArray("rules");
            for (var rule : rules.rules()) {
                var one = all.addObject();
                one.set("if", Json.plain(rule.left()));
                one.put("then", rule.right())
                        .put("support", rule.support())
                        .put("confidence", rule.confidence())
                        .put("lift", rule.lift())
                        .put("leverage", rule.leverage());
            }
            console.result(Json.pretty(document).stripTrailing());
        } else if (rules.rules().isEmpty()) {
            console.say("No rule is that frequent and that often right; lower one of the two.");
        } else {
            console.result(text(rules));
        }
        return 0;
    }

    private Baskets baskets(Table table) {
        if (basket.isEmpty() != item.isEmpty()) {
            throw ProblemException.usage(
                    "--basket",
                    "A column of baskets needs one of items, and the other way round.",
                    "Give both --basket and --item.");
        }
        if (!basket.isEmpty()) {
            return Baskets.ofPairs(table, basket, item);
        }
        return list.isEmpty() ? Baskets.ofRows(table) : Baskets.ofLists(table, list, separator);
    }

    private static String text(AssociationRules rules) {
        return Console.table(
                List.of("if", "then", "support", "confidence", "lift"),
                rules.rules().stream()
                        .map(r ->
                                List.of(
                                        String.join(", ", r.left()),
                                        r.right(),
                                        number(r.support()),
                                        number(r.confidence()),
                                        number(r.lift())))
                        .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
