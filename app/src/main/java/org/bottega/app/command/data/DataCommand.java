package org.bottega.app.command.data;

import org.bottega.app.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// `bottega data`: what can be done with the data sets of a workspace.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Import, look at, prepare, ask and export data sets.",
        synopsisSubcommandLabel = "COMMAND")
public final class DataCommand implements Runnable {
    private final Console console;

    private DataCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new CommandLine(new DataCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ProfileCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new SqlCommand(console))
                .addSubcommand(new PrepareCommand(console))
                .addSubcommand(new StepsCommand(console))
                .addSubcommand(new ExportDataCommand(console))
                .addSubcommand(new DeleteCommand(console))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public void run() {
        line(console).usage(console.writer());
    }
}
