package org.bottega.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.file.WholeFile;
import org.bottega.learn.Algorithms;
import org.bottega.learn.page.AlgorithmPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega docs`.
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = "Write one page for each algorithm, from its declaration.")
final class DocsCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            defaultValue = "algorithms",
            description = "The folder for the pages (default: algorithms).")
    private Path out = Path.of("algorithms");

    private final Console console;

    DocsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Folders.make(out);
        for (var algorithm : Algorithms.all()) {
            write(out.resolve(algorithm.info().id() + ".md"), AlgorithmPage.of(algorithm));
        }
        write(out.resolve("README.md"), AlgorithmPage.index(Algorithms.all()));
        console.say("Written: " + Algorithms.all().size() + " pages in " + out);
        return 0;
    }

    private static void write(Path file, String page) {
        WholeFile.write(file, stream -> stream.write(page.getBytes(StandardCharsets.UTF_8)));
    }
}
