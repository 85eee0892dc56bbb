package org.bottega.app.command.flow;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bottega.app.terminal.Console;
import org.bottega.engine.flow.node.Approvals;
import org.bottega.engine.flow.node.Approvals.Answer;
import org.bottega.engine.flow.piece.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega flow approve`.
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Say yes or no to a model that waits, or list those that do.")
final class ApproveCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "What is approved; the list when none is given.")
    private String number = "";

    @Option(names = "--reject", description = "Say no.")
    private boolean reject;

    @Option(names = "--by", paramLabel = "NAME", description = "Who answers (default: you).")
    private String by = System.getProperty("user.name", "somebody");

    @Mixin private Place place = new Place();

    private final Console console;

    ApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var approvals = new Approvals(place.folder().resolve("workflows").resolve("approvals"));
        if (!number.isEmpty()) {
            var answered = approvals.answer(number, !reject, by);
            console.say(
                    answered.answer() == Answer.APPROVED
                            ? "Approved. Run the workflow again."
                            : "Rejected.");
            return 0;
        }
        var waiting = approvals.list().stream().filter(a -> a.answer() == Answer.WAITING).toList();
        for (var one : waiting) {
            var figures =
                    one.figures().entrySet().stream()
                            .map(e -> e.getKey() + " " + Figures.shown(e.getValue()))
                            .collect(Collectors.joining(", "));
            console.result(
                    one.id() + "  " + one.question() + (figures.isEmpty() ? "" : "  " + figures));
        }
        if (waiting.isEmpty()) {
            console.say("Nothing waits for an approval.");
        }
        return 0;
    }
}
