package org.bottega.app;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.bottega.app.command.Root;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the program begins. Exit codes: 0 done, 1 it failed, 2 wrong usage.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        boolean live = System.console() != null && System.console().isTerminal();
        // the start of the process is part of the time that a command may take
        long began =
                System.nanoTime() - 1_000_000 * ManagementFactory.getRuntimeMXBean().getUptime();
        int code = run(new Console(System.out, System.err, live, began), args);
        if (code != Root.KEEP_RUNNING) {
            System.exit(code);
        }
    }

    /// Runs one command.
    ///
    /// @return the exit code, or [Root#KEEP_RUNNING] when a window or a server goes on
    public static int run(Console console, String... args) {
        var line = Root.line(console).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(console.writer());
        line.setErr(console.writer());
        line.setParameterExceptionHandler((e, _) -> usage(console, e));
        line.setExecutionExceptionHandler((e, _, _) -> failed(console, e));
        return line.execute(helpOfTheInnermost(args));
    }

    /// `help data import` means `data help import`: picocli's help looks one level down only.
    private static String[] helpOfTheInnermost(String[] args) {
        if (args.length < 3 || !args[0].equals("help")) {
            return args;
        }
        var turned = new ArrayList<>(Arrays.asList(args));
        turned.remove(0);
        turned.add(turned.size() - 1, "help");
        return turned.toArray(String[]::new);
    }

    private static int usage(Console console, ParameterException e) {
        var message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()
                && !e.getCommandLine().getSubcommands().isEmpty()) {
            var word = unmatched.getUnmatched().getFirst();
            message =
                    "There is no command \""
                            + word
                            + "\". "
                            + Nearest.hint(word, e.getCommandLine().getSubcommands().keySet());
        }
        console.say("error: " + message);
        console.say(
                "See: bottega help "
                        + (e.getCommandLine().getParent() == null
                                ? ""
                                : e.getCommandLine().getCommandName()));
        return 2;
    }

    private static int failed(Console console, Exception e) {
        return switch (e) {
            case ProblemException problems -> {
                problems.problems().forEach(console::problem);
                yield problems.blame() == ProblemException.Blame.USAGE ? 2 : 1;
            }
            case CancellationException _ -> {
                console.say("Cancelled; nothing was written.");
                yield 1;
            }
            default -> {
                console.say("error: " + Failure.sentence(e));
                console.say(Failure.log(e));
                yield 1;
            }
        };
    }
}
