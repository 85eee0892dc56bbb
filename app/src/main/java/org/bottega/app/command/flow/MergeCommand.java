package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.flow.file.Merge;
import org.bottega.flow.file.WorkflowFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow merge`.
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Join the changes that two people made to one workflow.",
        footer = {
            "",
            "For git: git config merge.bottega.driver 'bottega flow merge %%O %%A %%B --out %%A',",
            "and in .gitattributes: *.flow.json merge=bottega. Exit code 1 tells of conflicts."
        })
final class MergeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BASE", description = "What both began with.")
    private Path base = Path.of("");

    @Parameters(index = "1", paramLabel = "MINE", description = "One person's version.")
    private Path mine = Path.of("");

    @Parameters(index = "2", paramLabel = "THEIRS", description = "The other person's version.")
    private Path theirs = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default: MINE).")
    private @Nullable Path out;

    private final Console console;

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var merged =
                Merge.of(
                        WorkflowFile.read(base),
                        WorkflowFile.read(mine),
                        WorkflowFile.read(theirs));
        var target = out;
        WorkflowFile.write(target == null ? mine : target, merged.workflow());
        merged.conflicts().forEach(console::problem);
        return merged.conflicts().isEmpty() ? 0 : 1;
    }
}
