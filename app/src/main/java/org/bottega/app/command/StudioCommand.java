package org.bottega.app.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.app.terminal.Program;
import org.bottega.engine.Engine;
import org.bottega.engine.flow.node.Home;
import org.bottega.engine.schedule.ScheduledRun;
import org.bottega.engine.schedule.Scheduler;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.Studio;
import org.bottega.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega studio`, and `bottega` alone.
@Command(name = "studio", mixinStandardHelpOptions = true, description = "Open the studio.")
final class StudioCommand implements Callable<Integer> {
    @Option(
            names = "--workspace",
            description =
                    "Its folder; by default what BOTTEGA_HOME names, else Bottega in your home.")
    private @Nullable Path workspace;

    private final Console console;

    StudioCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Display.there()) {
            throw ProblemException.input(
                    "studio",
                    "There is no display to show the window on.",
                    "Set DISPLAY, or use the commands: bottega help");
        }
        var folder = workspace == null ? Workspace.defaultFolder() : workspace;
        console.say("The workspace is " + folder);
        Studio.warmUp();
        try (var engine = Engine.open(folder, Engine.workers());
                var scheduler =
                        new Scheduler(
                                engine.workspace().folder(),
                                Clock.systemDefaultZone(),
                                new ScheduledRun(Home.of(engine.workspace()), engine.runner()))) {
            scheduler.start();
            Studio.launch(engine, null, Program.VERSION);
        }
        return 0;
    }
}
