package org.bottega.ui.page.data.prepare;

import java.util.List;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipePlan;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.grid.GridViewModel;

/// One data set while a recipe for it is made. Everything here may take a moment: called away from the
/// window's thread.
public interface Preparing {
    /// What the recipe would do; reads no data.
    RecipePlan plan(Recipe recipe);

    /// Learns what the first steps have to learn and gives what comes out behind them.
    ///
    /// @throws org.bottega.kernel.ProblemException when one of them cannot be carried out
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    Shown show(Recipe recipe, int steps, Progress progress);

    /// How many rows there are behind each of the first steps, as [#show] prepared them.
    List<Long> rows(int steps, Progress progress);

    void close();

    /// @param schema the columns that come out
    /// @param rows how many rows
    record Shown(Schema schema, long rows, GridViewModel.Rows source) {}
}
