package org.bottega.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.kernel.file.WholeFile;
import org.bottega.learn.Algorithms;
import org.bottega.learn.feature.Featurizers;
import org.bottega.learn.page.AlgorithmPage;
import org.bottega.learn.page.FeaturizerPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bottega docs`.
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description =
                "Write one page for each algorithm and each way of making features, from their declarations.")
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
        var features = out.resolve("features");
        Folders.make(features);
        for (var featurizer : Featurizers.all()) {
            write(features.resolve(featurizer.info().id() + ".md"), FeaturizerPage.of(featurizer));
        }
        write(features.resolve("README.md"), FeaturizerPage.index(Featurizers.all()));
        int pages = Algorithms.all().size() + Featurizers.all().size();
        console.say("Written: " + pages + " pages in " + out);
        return 0;
    }

    private static void write(Path file, String page) {
        WholeFile.write(file, stream -> stream.write(page.getBytes(StandardCharsets.UTF_8)));
    }
}
