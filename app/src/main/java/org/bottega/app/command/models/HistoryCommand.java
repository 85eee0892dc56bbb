package org.bottega.app.command.models;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.command.data.Place;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega models history`.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Tell who did what with a model, when and why.")
final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Its name, or NAME@VERSION.")
    private String model = "";

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    @Mixin private Place place = new Place();

    private final Console console;

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var found = ModelsCommand.find(engine, model);
            var events = engine.workspace().models().history(found.id());
            if (json) {
                var list = Json.array();
                for (var event : events) {
                    list.addObject()
                            .put("kind", Domain.Choice.word(event.kind()))
                            .put("subject", event.subject())
                            .put("at", event.at().toString())
                            .put("by", event.by())
                            .put("reason", event.reason())
                            .put("note", event.note());
                }
                console.result(Json.pretty(list).stripTrailing());
            } else if (events.isEmpty()) {
                console.say("Nothing happened to this model since it was made.");
            } else {
                console.result(
                        Console.table(
                                List.of("when", "what", "subject", "by", "reason", "note"),
                                events.stream()
                                        .map(e ->
                                                List.of(
                                                        e.at().toString().substring(0, 16),
                                                        Domain.Choice.word(e.kind()),
                                                        e.subject().toLowerCase(Locale.ROOT),
                                                        e.by(),
                                                        e.reason(),
                                                        e.note()))
                                        .toList()));
            }
        }
        return 0;
    }
}
