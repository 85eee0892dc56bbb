package org.bottega.app.command.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bottega.app.terminal.Console;
import org.bottega.data.SnapshotReader;
import org.bottega.data.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bottega data export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a data set to a file.")
final class ExportDataCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "A data set, or one version of it: NAME@2.")
    private String name = "";

    @Mixin private Place place = new Place();

    @Option(names = "--out", required = true, description = "The file: .csv or .parquet.")
    private Path out = Path.of("");

    private final Console console;

    ExportDataCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = place.open()) {
            var version = Place.find(engine, name);
            try (var reader = SnapshotReader.open(engine.snapshot(version))) {
                var progress = console.progress("Exporting");
                TableFile.write(reader.read(progress.part(0, 0.5)), out, progress.part(0.5, 1));
            }
            console.say(String.format(Locale.ROOT, "%,d rows written to %s", version.rows(), out));
        }
        return 0;
    }
}
