package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.chart.Numbers;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.ForecastRun;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.forecast.ForecastSettings;
import org.bottega.learn.forecast.Forecasting;
import org.bottega.model.Model;
import org.bottega.model.forecast.Grid;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega forecast`.
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description =
                "Learn to forecast series in time, test it on their past, and write what comes next.")
final class ForecastCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATA", description = "The history: a CSV, TSV or Parquet file.")
    private Path data = Path.of("");

    @Option(names = "--time", required = true, description = "The column of days or moments.")
    private String time = "";

    @Option(names = "--target", required = true, description = "The column to forecast.")
    private String target = "";

    @Option(
            names = "--series",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns that tell series apart, such as store,product.")
    private List<String> series = new ArrayList<>();

    @Option(names = "--horizon", required = true, description = "How many steps to forecast.")
    private int horizon;

    @Option(
            names = "--known",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns known in advance, such as holiday: rows to come hold them, with the target left empty.")
    private List<String> known = new ArrayList<>();

    @Option(
            names = "--past",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns known up to the present only.")
    private List<String> past = new ArrayList<>();

    @Option(
            names = "--quantiles",
            split = ",",
            defaultValue = "0.1,0.5,0.9",
            description = "The lines of the band (default: ${DEFAULT-VALUE}).")
    private List<Double> quantiles = new ArrayList<>();

    @Option(
            names = "--season",
            defaultValue = "0",
            description =
                    "After how many steps things come again (default: what the frequency says).")
    private int season;

    @Option(
            names = "--cut-offs",
            defaultValue = "0",
            description = "How many places the back-test forecasts from (default: by the history).")
    private int cutOffs;

    @Option(
            names = "--window",
            defaultValue = "0",
            description =
                    "How many steps before a cut-off the methods see in the back-test (default: all).")
    private int window;

    @Option(
            names = "--gaps",
            defaultValue = "previous",
            description = "What stands in gaps: previous, zero or refuse (default: previous).")
    private Grid.Gaps gaps = Grid.Gaps.PREVIOUS;

    @Option(
            names = "--repeats",
            defaultValue = "refuse",
            description = "Several rows of one step: refuse, sum, mean or last (default: refuse).")
    private Grid.Repeats repeats = Grid.Repeats.REFUSE;

    @Option(
            names = "--budget",
            converter = BudgetConverter.class,
            description = "How long it may take, such as 60s or 5m (default: as long as it takes).")
    private @Nullable Duration budget;

    @Option(names = "--seed", defaultValue = "1", description = "Default: 1.")
    private long seed;

    @Option(
            names = "--out",
            defaultValue = ".",
            description = "The folder for model.bottega and forecast.csv (default: here).")
    private Path out = Path.of(".");

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ForecastCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (horizon < 1) {
            throw ProblemException.usage(
                    "--horizon", "It is below 1.", "Say how many steps to forecast.");
        }
        Folders.make(out);
        var file = out.resolve(AutoMlRun.MODEL);
        var settings =
                new ForecastSettings(
                        known,
                        past,
                        quantiles,
                        new Grid(gaps, repeats),
                        season,
                        cutOffs,
                        window,
                        seed,
                        Runtime.getRuntime().availableProcessors());
        var progress = console.progress("Forecasting");
        var model =
                ForecastRun.run(
                        new ForecastRun.Request(
                                data,
                                new Task.Forecast(target, time, series, horizon),
                                settings,
                                budget == null ? Duration.ZERO : budget),
                        file,
                        progress.part(0, 0.9));
        var ahead = out.resolve(ForecastRun.AHEAD);
        boolean told = known.isEmpty() || model.figures().containsKey(Forecasting.AHEAD);
        if (told) {
            ForecastRun.ahead(model, data, ahead, progress.part(0.9, 1));
        }
        if (json) {
            console.result(Json.pretty(document(model)).stripTrailing());
        } else {
            console.result(table(model.figures().get(Forecasting.CANDIDATES)));
            console.result(
                    "One step is one "
                            + model.card().get("frequency")
                            + ", a season "
                            + model.card().get("season")
                            + " steps.");
        }
        console.say("Written: " + file + (told ? ", " + ahead : ""));
        if (!told) {
            console.say(
                    "Nothing is told ahead: the data have no rows to come with what is known in advance.");
        }
        return 0;
    }

    private static ObjectNode document(Model model) {
        var document = Json.object();
        model.card().forEach(document.putObject("card")::put);
        document.set("scores", rows(model.figures().get(Forecasting.SCORES)));
        document.set("candidates", rows(model.figures().get(Forecasting.CANDIDATES)));
        document.set("steps", rows(model.figures().get(Forecasting.BY_STEP)));
        document.set("series", rows(model.figures().get(Forecasting.BY_SERIES)));
        return document;
    }

    /// A table as an array of objects; what is missing is left out.
    static com.fasterxml.jackson.databind.node.ArrayNode rows(@Nullable Table table) {
        var array = Json.array();
        if (table == null) {
            return array;
        }
        for (int i = 0; i < table.rows(); i++) {
            var row = array.addObject();
            for (int c = 0; c < table.columns().size(); c++) {
                var column = table.column(c);
                var name = table.schema().field(c).name();
                if (column.missing(i)) {
                    continue;
                }
                if (column instanceof NumberColumn numbers) {
                    row.put(name, numbers.value(i));
                } else {
                    row.put(name, column.text(i));
                }
            }
        }
        return array;
    }

    /// A table for a person.
    static String table(@Nullable Table table) {
        if (table == null) {
            return "";
        }
        var lines = new ArrayList<List<String>>();
        for (int i = 0; i < table.rows(); i++) {
            var line = new ArrayList<String>();
            for (var column : table.columns()) {
                line.add(
                        column.missing(i)
                                ? ""
                                : column instanceof NumberColumn numbers
                                        ? Numbers.shortly(numbers.value(i))
                                        : String.valueOf(column.text(i)));
            }
            lines.add(line);
        }
        return Console.table(table.schema().names(), lines);
    }
}
