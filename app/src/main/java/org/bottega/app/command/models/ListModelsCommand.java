package org.bottega.app.command.models;

import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.command.data.Place;
import org.bottega.app.terminal.Console;
import org.bottega.chart.Numbers;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bottega models list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the models of the workspace with their stage and file.")
final class ListModelsCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ListModelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var models = engine.workspace().models();
            var all = models.list();
            if (json) {
                var list = Json.array();
                for (var model : all) {
                    var one = list.addObject();
                    one.put("name", model.name());
                    one.put("version", model.version());
                    one.put("stage", Domain.Choice.word(model.stage()));
                    one.put("task", model.task());
                    one.put("metric", model.metric());
                    one.set("score", Json.number(model.score()));
                    one.put("made", model.createdAt().toString());
                    one.put("file", models.file(model).toString());
                }
                console.result(Json.pretty(list).stripTrailing());
            } else if (all.isEmpty()) {
                console.say("There are no models yet. Search for one in the studio.");
            } else {
                console.result(
                        Console.table(
                                List.of("model", "stage", "metric", "score", "file"),
                                all.stream()
                                        .map(m ->
                                                List.of(
                                                        ModelsCommand.called(m),
                                                        Domain.Choice.word(m.stage()),
                                                        m.metric(),
                                                        Double.isNaN(m.score())
                                                                ? "–"
                                                                : Numbers.shortly(m.score()),
                                                        models.file(m).toString()))
                                        .toList()));
            }
        }
        return 0;
    }
}
