package org.bottega.app.command.models;

import org.bottega.app.terminal.Console;
import org.bottega.engine.Engine;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.ModelRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// `bottega models`: the models of a workspace, and how far they are trusted.
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description =
                "List the models of a workspace, approve them by its policy, see who did what and why.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand implements Runnable {
    private final Console console;

    private ModelsCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new CommandLine(new ModelsCommand(console))
                .addSubcommand(new ListModelsCommand(console))
                .addSubcommand(new StageCommand(console))
                .addSubcommand(new PolicyCommand(console))
                .addSubcommand(new HistoryCommand(console))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public void run() {
        line(console).usage(console.writer());
    }

    /// @param named `churn` for the newest version, `churn@2` for the second
    /// @throws ProblemException (usage) naming the nearest when there is none
    static ModelRecord find(Engine engine, String named) {
        var all = engine.workspace().models().list();
        return all.stream()
                .filter(m -> m.name().equals(named) || called(m).equals(named))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                named,
                                "There is no model \"" + named + "\" in this workspace.",
                                Nearest.hint(
                                        named,
                                        all.stream().map(ModelRecord::name).distinct().toList())));
    }

    static String called(ModelRecord model) {
        return model.name() + "@" + model.version();
    }
}
