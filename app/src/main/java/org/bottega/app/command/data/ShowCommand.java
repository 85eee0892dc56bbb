package org.bottega.app.command.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.SnapshotReader;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;
import org.bottega.model.json.SchemaJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a data set's columns and first rows.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A data set, or one version of it: NAME@2.")
    private String name = "";

    @Mixin private Place place = new Place();

    @Option(names = "--rows", defaultValue = "10", description = "How many rows (10).")
    private int count;

    @Option(names = "--from", defaultValue = "0", description = "The first row, from 0 on.")
    private long from;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var version = Place.find(engine, name);
            var snapshot = engine.snapshot(version);
            List<@Nullable String[]> rows;
            try (var reader = SnapshotReader.open(snapshot)) {
                rows = reader.page(Math.max(0, from), Math.clamp(count, 0, 100_000));
            }
            if (json) {
                var object = Described.version(version);
                object.set("columns", SchemaJson.write(snapshot.schema()));
                object.set("notes", ProblemJson.write(snapshot.notes()));
                var list = object.putArray("sample");
                rows.forEach(r -> list.add(Json.plain(Arrays.asList(r))));
                console.result(Json.pretty(object));
                return 0;
            }
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%s, version %d: %,d rows, %d columns, from %s",
                            version.name(),
                            version.version(),
                            version.rows(),
                            version.columns(),
                            version.source()));
            console.result("");
            console.result(Described.columns(snapshot.schema()));
            console.result("");
            var lists = new ArrayList<List<@Nullable String>>();
            rows.forEach(r -> lists.add(Arrays.asList(r)));
            console.result(Described.rows(snapshot.schema().names(), lists));
        }
        return 0;
    }
}
