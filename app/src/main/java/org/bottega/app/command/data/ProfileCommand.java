package org.bottega.app.command.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.profile.ColumnProfile;
import org.bottega.data.profile.Inspection;
import org.bottega.data.profile.Profile;
import org.bottega.engine.data.ProfileReport;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data profile`.
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description =
                "Tell what is in a data set's columns, what may be wrong, and how good it is.")
final class ProfileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A data set, or one version of it: NAME@2.")
    private String name = "";

    @Mixin private Place place = new Place();

    @Option(names = "--html", description = "Write a report with charts to this file.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ProfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var version = Place.find(engine, name);
            var found = Inspection.of(engine.snapshot(version), console.progress("Profiling"));
            var file = html;
            if (file != null) {
                WholeFile.write(file, ProfileReport.html(version.name(), found, Locale.ENGLISH));
                console.say("The report is in " + file);
            }
            if (json) {
                var object = Described.version(version);
                object.put("duplicateRows", found.duplicateRows());
                object.put("quality", found.quality().score());
                var parts = object.putArray("qualityParts");
                found.quality()
                        .parts()
                        .forEach(p ->
                                parts.addObject()
                                        .put("aspect", Domain.Choice.word(p.aspect()))
                                        .put("weight", p.weight())
                                        .put("lost", p.lost()));
                var columns = object.putArray("columns");
                found.profile().columns().forEach(c -> columns.add(column(c)));
                object.set(
                        "findings",
                        ProblemJson.write(
                                found.findings().stream()
                                        .map(f -> f.problem(Locale.ENGLISH))
                                        .toList()));
                console.result(Json.pretty(object));
                return 0;
            }
            if (file == null) {
                print(found);
            }
        }
        return 0;
    }

    private void print(Inspection found) {
        var rows = new ArrayList<List<String>>();
        for (var c : found.profile().columns()) {
            var numbers = c.numbers();
            var kind = c.field().kind();
            rows.add(
                    List.of(
                            c.field().name(),
                            Domain.Choice.word(kind),
                            String.format(Locale.ROOT, "%,d", c.missing()),
                            String.format(Locale.ROOT, "%,d", c.distinct()),
                            numbers == null ? "" : Profile.text(kind, numbers.min()),
                            numbers == null
                                    ? c.top().isEmpty() ? "" : c.top().getFirst().value()
                                    : Profile.text(kind, numbers.median()),
                            numbers == null ? "" : Profile.text(kind, numbers.max())));
        }
        console.result(
                Console.table(
                        List.of(
                                "column",
                                "kind",
                                "missing",
                                "distinct",
                                "min",
                                "median or top",
                                "max"),
                        rows));
        console.result("");
        found.findings().forEach(f -> console.result(f.problem(Locale.ENGLISH).sentence()));
        console.result(String.format(Locale.ROOT, "Quality: %.0f of 100", found.quality().score()));
    }

    private static ObjectNode column(ColumnProfile c) {
        var object =
                Json.object()
                        .put("name", c.field().name())
                        .put("kind", Domain.Choice.word(c.field().kind()))
                        .put("missing", c.missing())
                        .put("distinct", c.distinct());
        var numbers = c.numbers();
        if (numbers != null) {
            object.put("min", numbers.min())
                    .put("q1", numbers.q1())
                    .put("median", numbers.median())
                    .put("q3", numbers.q3())
                    .put("max", numbers.max());
            object.set("mean", Json.number(numbers.mean().or(Double.NaN)));
            object.set("deviation", Json.number(numbers.deviation().or(Double.NaN)));
        }
        if (!c.top().isEmpty()) {
            var top = object.putArray("top");
            c.top().forEach(t -> top.addObject().put("value", t.value()).put("rows", t.rows()));
        }
        return object;
    }
}
