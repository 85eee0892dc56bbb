package org.bottega.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.bottega.data.SinglePass.First;
import org.bottega.data.csv.CsvText;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Brings files to typed rows. A large text file is read once: its first rows tell the kinds, every
/// further value is checked against them while it is written, and only when one is of another kind are
/// all rows looked at first.
final class FileImport {
    private static final int NARROW = 300;

    /// So many bytes of a text are enough for a look at its first rows.
    private static final long HEAD = 8L << 20;

    /// When a text is read once.
    ///
    /// @param small texts of up to so many bytes are looked at as a whole first
    /// @param first how many first rows tell the kinds
    record Trust(long small, int first) {
        static final Trust USUAL = new Trust(8L << 20, 10_000);

        /// All rows are looked at first, however many there are.
        static final Trust NONE = new Trust(Long.MAX_VALUE, 10_000);
    }

    private final Duck duck;
    private final List<Path> sources;
    private final String name;
    private final ImportOptions options;
    private final Trust trust;
    private final Progress progress;

    FileImport(
            Duck duck,
            List<Path> sources,
            String name,
            ImportOptions options,
            Trust trust,
            Progress progress) {
        this.duck = duck;
        this.sources = sources;
        this.name = name;
        this.options = options;
        this.trust = trust;
        this.progress = progress;
    }

    /// The first rows only.
    Loaded head() throws IOException, SQLException {
        long limit =
                options.limit() == 0 ? trust.first() : Math.min(trust.first(), options.limit());
        return parquet()
                ? Parquet.load(duck, sources, name, limit, progress)
                : csv(look(HEAD, progress.part(0, 0.1)), "").load(limit);
    }

    /// Writes `data.parquet` and what belongs to it.
    Snapshot write(Path beside) throws IOException, SQLException {
        if (parquet()) {
            progress.at(0.1, "Reading " + name);
            var loaded = Parquet.load(duck, sources, name, options.limit(), progress);
            return typed(loaded, beside);
        }
        progress.at(0.02, "Reading " + name);
        try (var looking = Beside.start(progress, stop -> look(CsvText.ALL, stop))) {
            var first = first();
            var csv = csv(looking.result(), "");
            progress.at(0.1, "Reading " + name);
            boolean once = csv.bytes() > trust.small() && csv.columns() <= NARROW && unlimited();
            var written = once ? once(csv, first, beside) : null;
            return written != null ? written : typed(csv.load(0), beside);
        }
    }

    private boolean unlimited() {
        return options.limit() == 0 && options.kinds().isEmpty();
    }

    /// What the first rows of a large text tell; `null` where they tell nothing.
    private @Nullable First first() throws IOException, SQLException {
        long bytes = 0;
        for (var source : sources) {
            bytes += Files.size(source);
        }
        if (bytes <= trust.small() || !unlimited()) {
            return null;
        }
        try {
            var csv = csv(look(HEAD, Progress.none()), "head_");
            return csv.columns() > NARROW ? null : pass().first(csv, trust.first());
        } catch (ProblemException _) {
            // the look at all bytes says it better, or finds that there is none
            return null;
        }
    }

    private @Nullable Snapshot once(CsvFiles csv, @Nullable First first, Path beside)
            throws IOException, SQLException {
        // an accent that comes late tells another encoding
        var told =
                first != null && first.dialects().equals(csv.dialects())
                        ? first
                        : pass().first(csv, trust.first());
        return pass().write(told, csv, beside);
    }

    private SinglePass pass() {
        return new SinglePass(duck, options, progress);
    }

    private Snapshot typed(Loaded loaded, Path beside) throws IOException, SQLException {
        progress.at(0.5, "Looking at the columns");
        var rules = new Typing(duck, options, progress.part(0.5, 0.7)).rules(loaded);
        return Snapshots.write(duck, loaded, rules, options, beside, progress);
    }

    private List<CsvText> look(long most, Progress shown) throws IOException {
        return CsvFiles.look(sources, options, most, duck.folder(), shown);
    }

    private CsvFiles csv(List<CsvText> texts, String part) throws SQLException {
        return CsvFiles.of(duck, texts, name, part, options, progress);
    }

    private boolean parquet() throws IOException {
        boolean first = Parquet.is(sources.getFirst());
        for (var source : sources) {
            if (Parquet.is(source) != first) {
                throw ProblemException.input(
                        source.getFileName().toString(),
                        "It is of another format than " + sources.getFirst().getFileName() + ".",
                        "Import it as a table of its own.");
            }
        }
        return first;
    }

    /// Deletes what an abandoned attempt wrote.
    static void forget(Path parquet) throws IOException {
        Files.deleteIfExists(parquet);
    }
}
