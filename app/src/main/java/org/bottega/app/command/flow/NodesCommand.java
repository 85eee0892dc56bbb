package org.bottega.app.command.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.NodePage;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow nodes`.
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "List the kinds of nodes, or tell all about one.")
final class NodesCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "A kind's name in files; all of them when none is given.")
    private String kind = "";

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    @Option(names = "--pages", paramLabel = "DIR", description = "Write a page for each kind.")
    private @Nullable Path pages;

    @Mixin private Place place = new Place();

    private final Console console;

    NodesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var home = place.home()) {
            var catalog = place.flows(Path.of("x"), Path.of(""), home, true).catalog();
            var folder = pages;
            if (folder != null) {
                write(catalog, folder);
            } else if (json) {
                var list = Json.array();
                catalog.all().forEach(s -> list.add(object(s)));
                console.result(Json.pretty(list));
            } else if (kind.isEmpty()) {
                var rows = new ArrayList<List<String>>();
                for (var spec : catalog.all()) {
                    rows.add(List.of(spec.id() + "  " + spec.summary()));
                }
                console.result(Console.table(List.of("kind"), rows));
            } else {
                console.result(NodePage.of(find(catalog)));
            }
        }
        return 0;
    }

    private NodeSpec find(Catalog catalog) {
        return catalog.find(kind)
                .orElseThrow(() ->
                        ProblemException.usage(
                                kind,
                                "There is no kind of node \"" + kind + "\".",
                                Nearest.hint(
                                        kind, catalog.all().stream().map(NodeSpec::id).toList())));
    }

    private void write(Catalog catalog, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var spec : catalog.all()) {
            WholeFile.write(folder.resolve(spec.id() + ".md"), NodePage.of(spec));
        }
        WholeFile.write(folder.resolve("README.md"), NodePage.index(catalog));
        console.say("Written: " + catalog.all().size() + " pages in " + folder);
    }

    private static com.fasterxml.jackson.databind.JsonNode object(NodeSpec spec) {
        var one = Json.object();
        one.put("kind", spec.id());
        one.put("version", spec.version());
        one.put("title", spec.title());
        one.put("summary", spec.summary());
        one.put("category", spec.category().name().toLowerCase(Locale.ROOT));
        one.put("icon", spec.icon());
        var inputs = one.putArray("inputs");
        spec.inputs()
                .forEach(p ->
                        inputs.addObject()
                                .put("id", p.id())
                                .put("type", Domain.Choice.word(p.type()))
                                .put("many", p.many())
                                .put("optional", p.optional()));
        var outputs = one.putArray("outputs");
        spec.outputs()
                .forEach(p ->
                        outputs.addObject()
                                .put("id", p.id())
                                .put("type", Domain.Choice.word(p.type())));
        var settings = one.putArray("settings");
        spec.params().params().forEach(p -> settings.add(setting(p)));
        return one;
    }

    private static <T> com.fasterxml.jackson.databind.JsonNode setting(Param<T> param) {
        var one = Json.object();
        one.put("id", param.id());
        one.put("domain", param.domain().describe());
        one.set("preset", Json.plain(param.domain().write(param.preset())));
        one.put("doc", param.doc());
        return one;
    }
}
