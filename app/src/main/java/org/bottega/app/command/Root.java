package org.bottega.app.command;

import org.bottega.app.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The program itself; without a command it opens the studio.
@Command(
        name = "bottega",
        description = "A studio for machine learning on your own computer.",
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        version = "Bottega 0.1.0")
public final class Root implements Runnable {
    /// The exit code of a command whose window or server goes on after it returned.
    public static final int KEEP_RUNNING = -1;

    private final Console console;

    public Root(Console console) {
        this.console = console;
    }

    @Override
    public void run() {}
}
