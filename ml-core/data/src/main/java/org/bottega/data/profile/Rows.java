package org.bottega.data.profile;

import java.sql.SQLException;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// The rows of one snapshot as the relation `t` of a database of its own.
final class Rows implements AutoCloseable {
    /// With so many columns each question would spend its time on the file's description.
    private static final int WIDE = 200;

    private final Snapshot snapshot;
    private final Duck duck;

    private Rows(Snapshot snapshot, Duck duck) {
        this.snapshot = snapshot;
        this.duck = duck;
    }

    /// Asks questions about the rows.
    @FunctionalInterface
    interface Work<T> {
        T done(Rows rows) throws SQLException;
    }

    /// @throws ProblemException when the data cannot be read
    static <T> T with(Snapshot snapshot, Progress progress, Work<T> work) {
        try (var rows = new Rows(snapshot, Duck.open())) {
            rows.duck.run(
                    (snapshot.schema().size() > WIDE ? "create table" : "create view")
                            + " t as select * from read_parquet("
                            + Duck.file(snapshot.parquet())
                            + ")",
                    progress);
            return work.done(rows);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    snapshot.source(),
                    "The imported data cannot be read: " + firstLine(e) + ".",
                    "Import it again.");
        }
    }

    private static String firstLine(SQLException e) {
        var text = e.getMessage() == null ? "unknown reason" : e.getMessage();
        return text.lines().findFirst().orElse("").replaceFirst("[.:]?\\s*$", "");
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Duck duck() {
        return duck;
    }

    long count() {
        return snapshot.rows();
    }

    @Override
    public void close() {
        duck.close();
    }
}
