package org.bottega.app.command.flow;

import org.bottega.app.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// `bottega flow`: what can be done with workflows besides running them.
@Command(
        name = "flow",
        mixinStandardHelpOptions = true,
        description = "Check, compare, merge and export workflows; their runs and approvals.",
        synopsisSubcommandLabel = "COMMAND")
public final class FlowCommand implements Runnable {
    private final Console console;

    private FlowCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new CommandLine(new FlowCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new NodesCommand(console))
                .addSubcommand(new RunsCommand(console))
                .addSubcommand(new ApproveCommand(console))
                .addSubcommand(new CodeCommand(console))
                .addSubcommand(new TemplateCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new MergeCommand(console))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public void run() {
        line(console).usage(console.writer());
    }
}
