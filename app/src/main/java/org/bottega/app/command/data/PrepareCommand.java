package org.bottega.app.command.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.Snapshot;
import org.bottega.data.recipe.RecipeFile;
import org.bottega.data.recipe.RecipeSession;
import org.bottega.data.recipe.step.Steps;
import org.bottega.model.json.Json;
import org.bottega.model.json.ProblemJson;
import org.bottega.workspace.Datasets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data prepare`.
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Apply a recipe to a data set and keep the result as a version.")
final class PrepareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "A data set, or NAME@2.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "RECIPE", description = "A .recipe.json file.")
    private Path recipe = Path.of("");

    @Mixin private Place place = new Place();

    @Option(
            names = "--save",
            paramLabel = "NAME",
            description =
                    "The data set that gets the result; a new version of the same if not given.")
    private @Nullable String save;

    @Option(names = "--check", description = "Only tell what each step would do.")
    private boolean check;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    PrepareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var steps = RecipeFile.read(recipe);
        try (var engine = place.open()) {
            var version = Place.find(engine, name);
            var others = new LinkedHashMap<String, Snapshot>(engine.tables());
            try (var session =
                    RecipeSession.open(Steps.catalog(), engine.snapshot(version), others)) {
                var progress = console.progress("Preparing");
                var plan = session.plan(steps);
                if (check) {
                    plan.problems().forEach(console::problem);
                    var lines = new ArrayList<List<String>>();
                    for (int i = 0; i < plan.stages().size(); i++) {
                        var stage = plan.stages().get(i);
                        lines.add(
                                List.of(
                                        stage.sentence()
                                                + (stage.entry().enabled() ? "" : " (off)"),
                                        String.valueOf(stage.schema().size())));
                    }
                    console.result(Console.table(List.of("step", "columns"), lines));
                    return plan.stages().stream().anyMatch(s -> s.broken()) ? 1 : 0;
                }
                plan.check();
                session.prepare(steps, progress);
                var target = save == null ? version.name() : save;
                var source =
                        version.name() + "@" + version.version() + " with " + recipe.getFileName();
                var made =
                        engine.workspace()
                                .datasets()
                                .add(
                                        target,
                                        source,
                                        new Datasets.Origin(RecipeFile.text(steps), version.id()),
                                        folder -> {
                                            var snapshot = session.write(source, folder, progress);
                                            return new Datasets.Content(
                                                    snapshot.rows(),
                                                    snapshot.schema().size(),
                                                    snapshot.sha256());
                                        });
                if (json) {
                    var object = Described.version(made);
                    object.set("notes", ProblemJson.write(plan.problems()));
                    var stages = object.putArray("steps");
                    for (int i = 0; i < plan.stages().size(); i++) {
                        stages.addObject()
                                .put("sentence", plan.stages().get(i).sentence())
                                .put("rows", session.rows(i + 1, progress))
                                .put("columns", session.schema(i + 1).size());
                    }
                    console.result(Json.pretty(object));
                } else {
                    plan.problems().forEach(console::problem);
                    console.result(
                            String.format(
                                    Locale.ROOT,
                                    "%s, version %d: %,d rows, %d columns",
                                    made.name(),
                                    made.version(),
                                    made.rows(),
                                    made.columns()));
                }
            }
        }
        return 0;
    }
}
