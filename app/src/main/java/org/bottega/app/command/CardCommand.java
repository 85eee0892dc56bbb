package org.bottega.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.Evaluation;
import org.bottega.explain.report.CardFile;
import org.bottega.explain.report.CardReport;
import org.bottega.explain.report.ModelCard;
import org.bottega.kernel.param.Domain;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega card`.
@Command(
        name = "card",
        mixinStandardHelpOptions = true,
        description =
                "Show, change or export a model's card: its facts, what people say of it, what is known of its fairness.")
final class CardCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .bottega file.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "Rows with the target column, for scores on the card.")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "ENTRY=TEXT",
            description =
                    "Change a text: purpose, users, not-for, caveats, considerations or contact; may be repeated, an empty text takes it away.")
    private Map<String, String> texts = new LinkedHashMap<>();

    @Option(names = "--out", description = "The card to write: .html, .pdf or .json.")
    private @Nullable Path out;

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "Of the card: en or it (default: en).")
    private Language language = Language.EN;

    private final Console console;

    CardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var read = Bundle.read(model);
        var choice = new Domain.Choice<>(ModelCard.Entry.class);
        var changed = new LinkedHashMap<ModelCard.Entry, String>();
        texts.forEach((entry, text) -> changed.put(choice.read("--set", entry), text));
        changed.forEach((entry, text) -> CardFile.keep(model, entry, text));
        var card = CardFile.read(model);
        var file = out;
        if (file == null) {
            console.result(Json.pretty(card.toJson()).stripTrailing());
            return 0;
        }
        var rows = data;
        var evaluation =
                rows == null
                        ? null
                        : Evaluation.of(
                                read, ModelFiles.read(read, rows, console.progress("Judging")));
        var name = model.getFileName().toString().replaceFirst("\\.bottega$", "");
        CardReport.write(
                new CardReport.Subject(name, read, evaluation), card, file, language.locale());
        console.say("Written: " + file);
        return 0;
    }
}
