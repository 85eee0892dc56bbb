package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.grid.GridViewModel;

/// What there is to see of something that flows.
public sealed interface Peek {
    /// @param shown the rows, which belong to whoever closes [#close]
    record Table(Schema schema, long rows, GridViewModel.Rows shown, Runnable close)
            implements Peek {}

    /// Facts of a model.
    ///
    /// @param facts a name and a value each, in order
    /// @param inputs the columns it needs
    record Model(List<Fact> facts, Schema inputs, Path file) implements Peek {}

    /// Figures by name, and charts drawn from them.
    record Metrics(String subject, List<Fact> figures, List<Chart> charts) implements Peek {}

    record Charts(List<Chart> charts) implements Peek {}

    /// A document.
    ///
    /// @param text its words, for a look; the file holds all
    record Report(String title, String text, Path file) implements Peek {}

    /// Any other file.
    ///
    /// @param text how it begins, empty when it is no text
    record File(Path file, long bytes, String text) implements Peek {}

    record Fact(String name, String value) {}
}
