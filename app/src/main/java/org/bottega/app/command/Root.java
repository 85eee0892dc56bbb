package org.bottega.app.command;

import org.bottega.app.command.data.DataCommand;
import org.bottega.app.command.flow.FlowCommand;
import org.bottega.app.command.flow.RunCommand;
import org.bottega.app.command.flow.ScheduleCommand;
import org.bottega.app.command.models.ModelsCommand;
import org.bottega.app.terminal.Console;
import org.bottega.app.terminal.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The program itself; without a command it opens the studio.
@Command(
        name = "bottega",
        description = "A studio for machine learning on your own computer.",
        mixinStandardHelpOptions = true,
        version = Program.VERSION,
        synopsisSubcommandLabel = "COMMAND")
public final class Root implements java.util.concurrent.Callable<Integer> {
    /// The exit code of a command whose window or server goes on after it returned.
    public static final int KEEP_RUNNING = -1;

    private final Console console;

    private Root(Console console) {
        this.console = console;
    }

    /// The program with all its commands.
    public static CommandLine line(Console console) {
        return new CommandLine(new Root(console))
                .addSubcommand(new AutoMlCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new ForecastCommand(console))
                .addSubcommand(new TuneCommand(console))
                .addSubcommand(new AlgorithmsCommand(console))
                .addSubcommand(new SelectCommand(console))
                .addSubcommand(new RulesCommand(console))
                .addSubcommand(new FeaturesCommand(console))
                .addSubcommand(new DocsCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new FairnessCommand(console))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new CardCommand(console))
                .addSubcommand("models", ModelsCommand.line(console))
                .addSubcommand(new ShowModelCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new ImportModelCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand("data", DataCommand.line(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand("flow", FlowCommand.line(console))
                .addSubcommand("schedule", ScheduleCommand.line(console))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new StudioCommand(console))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public Integer call() throws InterruptedException {
        return new StudioCommand(console).call();
    }
}
