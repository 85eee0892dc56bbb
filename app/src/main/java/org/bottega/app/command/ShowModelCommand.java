package org.bottega.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.TableFile;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.content.ModelContent;
import org.bottega.model.rules.Conditions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show what a model holds: weights, rules, shapes, groups, family trees.")
final class ShowModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Option(names = "--table", description = "Only the table of that name.")
    private String only = "";

    @Option(
            names = "--rows",
            defaultValue = "20",
            description = "How many rows of each table are shown (20).")
    private int rows;

    @Option(
            names = "--out",
            description = "A file for the table named by --table: .csv or .parquet.")
    private @Nullable Path out;

    private final Console console;

    ShowModelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var tables = ModelContent.of(Bundle.read(model));
        var named = tables.get(only);
        if (!only.isEmpty() && named == null) {
            throw ProblemException.usage(
                    "--table",
                    "The model has no table \"" + only + "\".",
                    Nearest.hint(only, tables.keySet()));
        }
        if (out != null) {
            if (named == null) {
                throw ProblemException.usage(
                        "--table",
                        "It is not said which table is written.",
                        "Name one of: " + String.join(", ", tables.keySet()) + ".");
            }
            TableFile.write(named, out, console.progress("Writing"));
            console.say(named.rows() + " rows written to " + out);
            return 0;
        }
        tables.forEach((name, table) -> {
            if (only.isEmpty() || name.equals(only)) {
                console.result(name + "\n\n" + text(table) + "\n");
            }
        });
        return 0;
    }

    private String text(Table table) {
        var lines = new ArrayList<List<String>>();
        int shown = Math.clamp(rows, 1, Math.max(1, table.rows()));
        for (int i = 0; i < Math.min(shown, table.rows()); i++) {
            var line = new ArrayList<String>();
            for (var column : table.columns()) {
                var told = column.text(i);
                line.add(
                        told == null
                                ? ""
                                : column instanceof NumberColumn numbers
                                        ? Conditions.number(numbers.value(i))
                                        : told);
            }
            lines.add(line);
        }
        var text = Console.table(table.schema().names(), lines);
        return table.rows() > shown ? text + "\n… " + table.rows() + " rows" : text;
    }
}
