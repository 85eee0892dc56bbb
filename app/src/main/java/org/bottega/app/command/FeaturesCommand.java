package org.bottega.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.learn.feature.Featurizer;
import org.bottega.learn.feature.Featurizers;
import org.bottega.learn.page.FeaturizerPage;
import org.bottega.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega features`.
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description =
                "List what can be made of a column before it is learnt from, with every setting.")
final class FeaturesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    private final Console console;

    FeaturesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            var all = Json.array();
            Featurizers.all().forEach(f -> all.add(json(f)));
            console.result(Json.pretty(all).stripTrailing());
        } else {
            Featurizers.all().forEach(f -> console.result(text(f)));
        }
        return 0;
    }

    private static String text(Featurizer featurizer) {
        var info = featurizer.info();
        var text =
                new StringBuilder(info.id())
                        .append("  (")
                        .append(info.name())
                        .append("; takes ")
                        .append(FeaturizerPage.places(featurizer))
                        .append(")\n    ")
                        .append(info.summary())
                        .append('\n');
        Settings.text(featurizer.params().params(), text);
        return text.toString();
    }

    private static ObjectNode json(Featurizer featurizer) {
        var info = featurizer.info();
        var json = Json.object();
        json.put("id", info.id());
        json.put("name", info.name());
        json.put("summary", info.summary());
        json.put("group", info.group());
        json.put("takes", FeaturizerPage.places(featurizer));
        json.put("looksAtTarget", featurizer.looksAtTarget());
        json.put("source", featurizer.source());
        json.put("onnx", featurizer.onnx());
        json.set("settings", Settings.json(featurizer.params().params()));
        return json;
    }
}
