package org.bottega.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.DataSource;
import org.bottega.learn.selection.Selection;
import org.bottega.learn.selection.SelectionMethod;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega select`.
@Command(
        name = "select",
        mixinStandardHelpOptions = true,
        description = "Tell which columns are worth learning from, and why.")
final class SelectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATA", description = "A CSV, TSV or Parquet file.")
    private Path data = Path.of("");

    @Option(names = "--target", required = true, description = "The column to predict.")
    private String target = "";

    @Option(
            names = "--method",
            defaultValue = "boruta",
            description = "mutual-information, mrmr, recursive or boruta (default: boruta).")
    private String method = "";

    @Option(
            names = "--columns",
            defaultValue = "0",
            description = "How many are chosen at most; 0 for as many as are worth it (default).")
    private int columns;

    @Option(
            names = "--task",
            defaultValue = "auto",
            description = "auto, classification or regression.")
    private Wanted task = Wanted.AUTO;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides what is left to chance (default: 1).")
    private long seed;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    SelectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var selection = Selection.of(method, columns);
        if (!selection.chooses()) {
            selection = new Selection(SelectionMethod.BORUTA, columns);
        }
        var progress = console.progress("Choosing columns");
        var table = DataSource.read(data, progress.part(0, 0.2));
        table.schema().require(target);
        var selected =
                selection.choose(
                        table,
                        Proposal.of(target, table.column(target), task).task(),
                        seed,
                        Runtime.getRuntime().availableProcessors(),
                        progress.part(0.2, 1));
        if (json) {
            var document = Json.object().put("score", selected.scoreName());
            var all = document.putArray("columns");
            for (var one : selected.columns()) {
                all.addObject()
                        .put("name", one.name())
                        .put("score", one.score())
                        .put("chosen", one.chosen())
                        .put("why", one.why());
            }
            console.result(Json.pretty(document).stripTrailing());
            return 0;
        }
        console.result(
                Console.table(
                        List.of("column", "chosen", selected.scoreName(), "why"),
                        selected.columns().stream()
                                .map(c ->
                                        List.of(
                                                c.name(),
                                                c.chosen() ? "yes" : "no",
                                                String.format(Locale.ROOT, "%.4f", c.score()),
                                                c.why()))
                                .toList()));
        return 0;
    }
}
