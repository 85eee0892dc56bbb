package org.bottega.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SplittableRandom;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Imports a CSV file and lets DuckDB copy the same file to Parquet by itself, in turns, and prints the
/// times and their ratios (above 1 the import is the faster one): to a copy packed as snapshots are
/// (Zstandard), and to one as DuckDB packs unasked (Snappy, larger and quicker). Processor seconds are
/// printed beside the clock's: on a busy machine only they compare. The file has just been written and
/// lies in memory; the first turn also pays for a cold virtual machine.
///
/// A second file, as large as asked, is then imported once: give the virtual machine a heap of half its
/// size (`-Xmx`) to see that the import needs none of it.
///
/// Usage: `ImportSpeed FOLDER [ROWS=2000000] [LARGE_ROWS=0] [TURNS=3]`.
public final class ImportSpeed {
    private static final String[] CITIES = {
        "Rome", "Turin", "Milan", "Naples", "Bari", "Genoa", "Pisa", "Lecce"
    };

    private ImportSpeed() {}

    public static void main(String[] args) throws IOException, SQLException {
        var folder = Files.createDirectories(Path.of(args[0]));
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 2_000_000;
        int large = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        int turns = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        var file = folder.resolve("orders.csv");
        write(file, rows, 1);
        for (int turn = 1; turn <= turns; turn++) {
            var plain = timed(() -> copy(file, folder.resolve("copy.parquet"), "snappy"));
            var copy = timed(() -> copy(file, folder.resolve("copy.parquet"), "zstd"));
            var ours = timed(() -> imported(file, folder.resolve("snapshot")));
            print(
                    "%,d rows x 10, %,d MB, turn %d: copy %s, packed otherwise %s, import %s,"
                            + " ratio %.2f (processor %.2f), to the other %.2f (processor %.2f)%n",
                    rows,
                    Files.size(file) >> 20,
                    turn,
                    copy,
                    plain,
                    ours,
                    copy.seconds() / ours.seconds(),
                    copy.processor() / ours.processor(),
                    plain.seconds() / ours.seconds(),
                    plain.processor() / ours.processor());
        }
        if (large > 0) {
            write(file, large, 2);
            var ours = timed(() -> imported(file, folder.resolve("snapshot")));
            print(
                    "%,d rows, %,d MB of text with a heap of %,d MB: import %s%n",
                    large, Files.size(file) >> 20, Runtime.getRuntime().maxMemory() >> 20, ours);
        }
    }

    private static void print(String format, Object... values) {
        new java.io.PrintWriter(
                        new java.io.FileOutputStream(java.io.FileDescriptor.out),
                        true,
                        StandardCharsets.UTF_8)
                .printf(Locale.ROOT, format, values)
                .flush();
    }

    /// What a piece of work took.
    private record Took(double seconds, double processor) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f s (processor %.2f s)", seconds, processor);
        }
    }

    private interface Work {
        void run() throws IOException, SQLException;
    }

    private static Took timed(Work work) throws IOException, SQLException {
        long clock = System.nanoTime();
        long processor = processor();
        work.run();
        return new Took((System.nanoTime() - clock) / 1e9, (processor() - processor) / 1e9);
    }

    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static void copy(Path file, Path parquet, String packed)
            throws IOException, SQLException {
        try (var duck = Duck.open()) {
            duck.run(
                    "copy (select * from read_csv_auto("
                            + Duck.file(file)
                            + ")) to "
                            + Duck.file(parquet)
                            + " (format parquet, compression "
                            + packed
                            + ")",
                    Progress.none());
        }
        Files.delete(parquet);
    }

    private static void imported(Path file, Path folder) {
        Importer.importFile(file, folder, ImportOptions.DEFAULT, Progress.none());
        Duck.delete(folder);
    }

    /// Orders: numbers, words, days, truths, a text and a few missing values.
    static void write(Path file, int rows, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var line = new StringBuilder();
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id,amount,city,since,paid,x1,items,x2,note,code\n");
            for (int i = 1; i <= rows; i++) {
                line.setLength(0);
                line.append(i).append(',').append(random.nextInt(1_000_000) / 100.0).append(',');
                line.append(CITIES[random.nextInt(CITIES.length)]).append(",20");
                line.append(10 + random.nextInt(15)).append('-').append(10 + random.nextInt(3));
                line.append('-').append(10 + random.nextInt(19)).append(',');
                line.append(random.nextBoolean() ? "yes," : "no,").append(random.nextGaussian());
                line.append(',').append(random.nextInt(100)).append(',');
                line.append(random.nextInt(20) == 0 ? "" : (float) random.nextDouble());
                line.append(",order ").append(random.nextInt(50_000)).append(" by mail,K");
                line.append(random.nextInt(3000)).append('\n');
                out.append(line);
            }
        }
    }
}
