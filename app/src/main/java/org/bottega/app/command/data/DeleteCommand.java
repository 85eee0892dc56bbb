package org.bottega.app.command.data;

import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data delete`.
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Delete one version of a data set, or all of them.")
final class DeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "One version (NAME@2), or NAME with --all.")
    private String name = "";

    @Mixin private Place place = new Place();

    @Option(names = "--all", description = "All versions of it.")
    private boolean all;

    @Option(names = "--force", description = "Even if runs, models or other data use it.")
    private boolean force;

    private final Console console;

    DeleteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var version = Place.find(engine, name);
            var datasets = engine.workspace().datasets();
            var same =
                    datasets.list().stream().filter(d -> d.name().equals(version.name())).toList();
            if (version.name().equals(name) && same.size() > 1 && !all) {
                throw ProblemException.usage(
                        name,
                        "There are " + same.size() + " versions of it.",
                        "Name one, such as " + name + "@" + version.version() + ", or give --all.");
            }
            var gone = all ? same : java.util.List.of(version);
            for (var d : gone) {
                if (force) {
                    datasets.delete(d.id());
                } else {
                    datasets.deleteUnused(d);
                }
            }
            console.say(gone.size() == 1 ? "Deleted" : gone.size() + " versions deleted");
        }
        return 0;
    }
}
