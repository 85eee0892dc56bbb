package org.bottega.app.command.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.sql.SqlSession;
import org.bottega.engine.data.QueryOutput;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.model.json.SchemaJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data sql`.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Ask all data sets of the workspace in SQL.")
final class SqlCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "QUERY",
            description = "One select statement; a data set is a table of its name.")
    private String query = "";

    @Mixin private Place place = new Place();

    @Option(
            names = "--rows",
            defaultValue = "100",
            description = "Show at most so many rows (100).")
    private long count;

    @Option(names = "--save", paramLabel = "NAME", description = "Keep all rows as a data set.")
    private @Nullable String save;

    @Option(names = "--out", description = "Write all rows to a file: .csv or .parquet.")
    private @Nullable Path out;

    @Option(names = "--explain", description = "Show how it would be carried out.")
    private boolean explain;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    SqlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw ProblemException.usage("--rows", count + " is too few.", "Give 1 or more.");
        }
        try (var engine = place.open();
                var session = SqlSession.open(engine.tables())) {
            var progress = console.progress("Query");
            if (explain) {
                console.result(session.explain(query, progress));
                return 0;
            }
            var name = save;
            var file = out;
            if (name == null && file == null) {
                print(session, session.run(query, count, progress));
                return 0;
            }
            if (name != null) {
                var version =
                        QueryOutput.keep(
                                session, query, engine.workspace().datasets(), name, progress);
                told(version.rows(), version.name() + "@" + version.version());
            }
            if (file != null) {
                told(QueryOutput.write(session, query, file, progress), file.toString());
            }
        }
        return 0;
    }

    private void told(long rows, String where) {
        console.say(String.format(Locale.ROOT, "%,d rows kept in %s", rows, where));
    }

    private void print(SqlSession session, SqlSession.Result result) {
        var rows =
                session.page(
                        result, 0, (int) Math.min(count, 1_000_000), console.progress("Reading"));
        if (json) {
            var object = Json.object();
            object.set("columns", SchemaJson.write(result.schema()));
            object.put("cut", result.cut()).put("millis", result.millis());
            var list = object.putArray("rows");
            rows.forEach(r -> list.add(Json.plain(Arrays.asList(r))));
            console.result(Json.pretty(object));
            return;
        }
        var lists = new ArrayList<List<@Nullable String>>();
        rows.forEach(r -> lists.add(Arrays.asList(r)));
        console.result(Described.rows(result.schema().names(), lists));
        console.say(
                String.format(
                        Locale.ROOT,
                        "%,d rows%s in %d ms",
                        result.rows(),
                        result.cut() ? " shown; there are more" : "",
                        result.millis()));
    }
}
