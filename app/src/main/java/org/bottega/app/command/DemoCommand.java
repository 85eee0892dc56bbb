package org.bottega.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.app.terminal.Program;
import org.bottega.engine.Engine;
import org.bottega.ui.Studio;
import org.bottega.ui.StudioPictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Run the whole main job on a bundled data set, step by step, and open the studio on the result.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            defaultValue = "bottega-demo",
            description = "The folder for the results (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("bottega-demo");

    @Option(
            names = "--budget",
            defaultValue = "30s",
            converter = BudgetConverter.class,
            description = "How long the search may take (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofSeconds(30);

    @Option(
            names = "--pictures",
            description = "Write pictures of the studio instead of opening it.")
    private boolean pictures;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = out.resolve("workspace");
        try (var engine = Engine.open(workspace, Engine.workers())) {
            var demo = new Demo(console, engine, out, budget);
            var model = demo.run();
            if (Display.there() && !pictures) {
                demo.step("Open the studio on the result; close its window to end");
                Studio.launch(engine, model, Program.VERSION);
                return 0;
            }
            demo.step(
                    pictures
                            ? "Write pictures of the studio's pages"
                            : "There is no display, so pictures of the studio's pages are written instead");
            Display.intoMemory();
            for (var picture : StudioPictures.take(engine, out.resolve("pictures"))) {
                console.say("   " + picture);
            }
        }
        console.say("\nDone. Everything is in " + out);
        return 0;
    }
}
