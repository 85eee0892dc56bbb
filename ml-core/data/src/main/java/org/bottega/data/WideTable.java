package org.bottega.data;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Memory for tables of very many columns. DuckDB holds a block of some thousand values of each column
/// several times over, however few rows there are.
final class WideTable {
    private static final int WIDE = 4000;

    /// Measured: 20,000 columns of texts took 3.7 GB with one thread.
    private static final long A_COLUMN = 200L << 10;

    private WideTable() {}

    /// Lets DuckDB take what so many columns need.
    ///
    /// @throws ProblemException with the estimate when the machine has too little memory
    static void prepare(Duck duck, int columns, String name, Progress progress)
            throws SQLException {
        if (columns <= WIDE) {
            return;
        }
        long physical =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : Long.MAX_VALUE;
        long needed = needed(columns, physical, name);
        duck.run("set memory_limit = '" + (needed >> 20) * 3 / 2 + "MB'", progress);
        duck.run("set threads = 1", progress);
    }

    static long needed(int columns, long physical, String name) {
        long needed = columns * A_COLUMN;
        if (needed > physical / 10 * 6) {
            throw ProblemException.input(
                    name,
                    String.format(
                            Locale.ROOT,
                            "Its %,d columns need about %,d MB of memory, and the machine has %,d MB.",
                            columns,
                            needed >> 20,
                            physical >> 20),
                    "Split the table, or leave columns out.");
        }
        return needed;
    }
}
