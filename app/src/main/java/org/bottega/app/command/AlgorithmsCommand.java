package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Kind;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.page.AlgorithmPage;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega algorithms`.
@Command(
        name = "algorithms",
        mixinStandardHelpOptions = true,
        description = "List what can be trained, with every setting.")
final class AlgorithmsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    /// What is to be done.
    enum Wanted {
        ALL,
        CLASSIFICATION,
        REGRESSION,
        CLUSTERING,
        ANOMALY,
        PROJECTION
    }

    @Option(
            names = "--task",
            defaultValue = "all",
            description =
                    "Only what can do a task: classification, regression, clustering, anomaly or projection.")
    private Wanted task = Wanted.ALL;

    private final Console console;

    AlgorithmsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            var all = Json.array();
            algorithms().forEach(a -> all.add(json(a)));
            console.result(Json.pretty(all).stripTrailing());
        } else {
            algorithms().forEach(a -> console.result(text(a)));
        }
        return 0;
    }

    private List<Algorithm> algorithms() {
        var word = task.name().toLowerCase(Locale.ROOT);
        return Algorithms.all().stream()
                .filter(a -> task == Wanted.ALL || AlgorithmPage.tasks(a).contains(word))
                .toList();
    }

    private static String text(Algorithm algorithm) {
        var info = algorithm.info();
        var text =
                new StringBuilder(
                        info.id() + "  (" + info.name() + ")\n    " + info.summary() + '\n');
        Settings.text(algorithm.params().params(), text);
        return text.toString();
    }

    private static ObjectNode json(Algorithm algorithm) {
        var json = Json.object();
        json.put("id", algorithm.info().id());
        json.put("name", algorithm.info().name());
        json.put("summary", algorithm.info().summary());
        json.put("group", algorithm.info().group());
        json.put("implementation", algorithm.manual().implementation());
        json.put("source", algorithm.manual().source());
        json.put("cost", algorithm.manual().cost());
        algorithm.traits().stream()
                .sorted()
                .forEach(t -> json.withArray("traits").add(t.name().toLowerCase(Locale.ROOT)));
        var encoding = algorithm.learner(Params.defaults()).encoding();
        var inputs = json.putObject("inputs");
        for (var kind : List.of(Kind.NUMBER, Kind.CATEGORY, Kind.DATE, Kind.TEXT)) {
            var pipelines = inputs.putArray(Domain.Choice.word(kind));
            encoding.pipelines(kind).forEach(p -> pipelines.add(p.toString()));
        }
        json.set("settings", Settings.json(algorithm.params().params()));
        return json;
    }
}
