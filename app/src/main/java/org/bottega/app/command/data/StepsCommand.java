package org.bottega.app.command.data;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.step.Steps;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega data steps`.
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "List the steps that recipes are made of, with every setting.")
final class StepsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    StepsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            var all = Json.array();
            for (var step : Steps.catalog().all()) {
                var object = all.addObject();
                object.put("id", step.id());
                object.put("title", step.title());
                object.put("summary", step.summary());
                object.put("group", Domain.Choice.word(step.group()));
                var settings = object.putArray("settings");
                for (var param : step.params().params()) {
                    settings.addObject()
                            .put("id", param.id())
                            .put("domain", param.domain().describe())
                            .put("doc", param.doc())
                            .set("preset", Json.plain(preset(param)));
                }
            }
            console.result(Json.pretty(all));
        } else {
            Steps.catalog().all().forEach(s -> console.result(text(s)));
        }
        return 0;
    }

    private static String text(Step step) {
        var text = new StringBuilder(step.id() + "  " + step.summary() + "\n");
        for (var param : step.params().params()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "    %-14s %-46s %s%n",
                            param.id(),
                            param.domain().describe(),
                            param.doc()));
        }
        return text.toString();
    }

    private static <T> Object preset(Param<T> param) {
        return param.domain().write(param.preset());
    }
}
