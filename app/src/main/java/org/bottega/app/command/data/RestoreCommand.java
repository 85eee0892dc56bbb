package org.bottega.app.command.data;

import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bottega data restore`.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Make an old version the newest again; nothing is lost.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME@2", description = "The version to restore.")
    private String name = "";

    @Mixin private Place place = new Place();

    private final Console console;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var made = engine.workspace().datasets().restore(Place.find(engine, name));
            console.say(name + " is now " + made.name() + "@" + made.version());
        }
        return 0;
    }
}
