package org.bottega.app.command.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.profile.Comparison;
import org.bottega.data.profile.Measure;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data compare`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two versions: columns that changed, distributions that drifted.")
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "A data set, such as NAME@1.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "A data set, such as NAME@2.")
    private String after = "";

    @Mixin private Place place = new Place();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var found =
                    Comparison.of(
                            engine.snapshot(Place.find(engine, before)),
                            engine.snapshot(Place.find(engine, after)),
                            console.progress("Comparing"));
            if (json) {
                console.result(Json.pretty(object(found)));
                return 0;
            }
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%,d rows, then %,d",
                            found.rowsBefore(),
                            found.rowsAfter()));
            for (var change : found.changes()) {
                console.result(
                        change.column()
                                + ": "
                                + Domain.Choice.word(change.what()).replace('-', ' ')
                                + (change.before().isEmpty() ? "" : " " + change.before())
                                + (change.after().isEmpty() ? "" : " to " + change.after()));
            }
            var rows = new ArrayList<List<String>>();
            for (var drift : found.drifts()) {
                rows.add(
                        List.of(
                                drift.column(),
                                drift.drifted() ? "drifted" : "same",
                                Domain.Choice.word(drift.test()),
                                figure(drift.decided()),
                                figure(drift.psi()),
                                figure(drift.jensenShannon())));
            }
            console.result(
                    Console.table(
                            List.of("column", "", "decided by", "figure", "PSI", "Jensen-Shannon"),
                            rows));
            console.result(
                    found.drifted() ? "The data drifted." : "The data did not drift as a whole.");
        }
        return 0;
    }

    private static String figure(Measure measure) {
        double value = measure.or(Double.NaN);
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static ObjectNode object(Comparison found) {
        var object =
                Json.object()
                        .put("rowsBefore", found.rowsBefore())
                        .put("rowsAfter", found.rowsAfter())
                        .put("drifted", found.drifted());
        var changes = object.putArray("changes");
        found.changes()
                .forEach(c ->
                        changes.addObject()
                                .put("what", Domain.Choice.word(c.what()))
                                .put("column", c.column())
                                .put("before", c.before())
                                .put("after", c.after()));
        var drifts = object.putArray("columns");
        for (var drift : found.drifts()) {
            var one =
                    drifts.addObject()
                            .put("column", drift.column())
                            .put("test", Domain.Choice.word(drift.test()))
                            .put("drifted", drift.drifted());
            one.set("decided", Json.number(drift.decided().or(Double.NaN)));
            one.set("psi", Json.number(drift.psi().or(Double.NaN)));
            one.set("jensenShannon", Json.number(drift.jensenShannon().or(Double.NaN)));
        }
        return object;
    }
}
