package org.bottega.app.command.models;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.command.data.Place;
import org.bottega.app.terminal.Console;
import org.bottega.engine.gate.StageGate;
import org.bottega.kernel.param.Domain;
import org.bottega.workspace.ModelRecord.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega models stage`.
@Command(
        name = "stage",
        mixinStandardHelpOptions = true,
        description = "Approve a model, archive it, or make it a draft again.")
final class StageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "Its name, or NAME@VERSION.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "STAGE", description = "approved, archived or draft.")
    private String stage = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in its history.")
    private String reason = "";

    @Option(
            names = "--override",
            description =
                    "Approve although the policy does not hold; needs a reason, and both are kept.")
    private boolean override;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: you).")
    private String by = System.getProperty("user.name", "somebody");

    @Mixin private Place place = new Place();

    private final Console console;

    StageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var to =
                new Domain.Choice<>(Stage.class)
                        .read("STAGE", stage.strip().toLowerCase(Locale.ROOT));
        try (var engine = place.open()) {
            var found = ModelsCommand.find(engine, model);
            new StageGate(engine.workspace()).change(found, to, by, reason, override);
            console.say(ModelsCommand.called(found) + " is " + Domain.Choice.word(to) + " now.");
        }
        return 0;
    }
}
