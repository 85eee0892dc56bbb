package org.bottega.app.command.models;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bottega.app.command.data.Place;
import org.bottega.app.terminal.Console;
import org.bottega.engine.gate.ApprovalPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega models policy`.
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description =
                "Show or set what must hold before a model is approved, such as \"di >= 0.8\" \"di <= 1.25\" \"|dppl| <= 0.1\" \"auc >= 0.8\".")
final class PolicyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "REQUIREMENT",
            description = "All that must hold from now on; shows the policy when none is given.")
    private List<String> requirements = new ArrayList<>();

    @Option(names = "--clear", description = "Ask for nothing.")
    private boolean clear;

    @Mixin private Place place = new Place();

    private final Console console;

    PolicyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var folder = engine.workspace().folder();
            if (clear || !requirements.isEmpty()) {
                ApprovalPolicy.parse(clear ? List.of() : requirements).keep(folder);
            }
            var lines = ApprovalPolicy.of(folder).lines();
            lines.forEach(console::result);
            if (lines.isEmpty()) {
                console.say("Nothing is asked of a model before it is approved.");
            }
        }
        return 0;
    }
}
