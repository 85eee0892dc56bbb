package org.bottega.app.command.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bottega data list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the data sets of the workspace.")
final class ListCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();

    @Option(names = "--versions", description = "All versions, not just the newest.")
    private boolean versions;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var seen = new HashSet<String>();
            var shown =
                    engine.workspace().datasets().list().stream()
                            .filter(d -> versions || seen.add(d.name()))
                            .toList();
            if (json) {
                var list = Json.array();
                shown.forEach(d -> list.add(Described.version(d)));
                console.result(Json.pretty(list));
                return 0;
            }
            if (shown.isEmpty()) {
                console.say("There are no data sets yet. Import one: bottega data import FILE");
                return 0;
            }
            var rows = new ArrayList<List<String>>();
            for (var d : shown) {
                rows.add(
                        List.of(
                                d.name() + "@" + d.version(),
                                String.format(Locale.ROOT, "%,d", d.rows()),
                                String.valueOf(d.columns()),
                                d.createdAt().toString().substring(0, 16).replace('T', ' ')));
            }
            console.result(Console.table(List.of("data set", "rows", "columns", "made"), rows));
        }
        return 0;
    }
}
