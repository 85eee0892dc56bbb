package org.bottega.data.recipe;

import java.sql.SQLException;
import java.util.Map;
import org.bottega.data.Tables;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;

/// Applies the steps of a fitted recipe that treat each row alone to rows in memory, as they come for
/// scoring. Steps that need other rows are passed over, see [FittedRecipe#obstacles]. Used by one thread
/// at a time; opening one takes some tens of milliseconds, each use a few.
public final class RowRecipe implements AutoCloseable {
    private final Catalog catalog;
    private final FittedRecipe fitted;
    private final Duck duck = Duck.open();

    public RowRecipe(Catalog catalog, FittedRecipe fitted) {
        this.catalog = catalog;
        this.fitted = fitted;
    }

    /// @param rows with the columns the recipe was prepared on
    /// @return the rows as the recipe leaves them; rows that a filter drops are gone
    /// @throws ProblemException when a column is missing
    public Table apply(Table rows, Progress progress) {
        try {
            Tables.put(duck, "rows_in", rows, StepInput.ROW, progress);
            var view = "rows_in";
            Schema schema = rows.schema();
            for (int i = 0; i < fitted.recipe().size(); i++) {
                var entry = fitted.recipe().entries().get(i);
                var step = catalog.find(entry.step()).orElseThrow();
                var params = step.params().read(entry.settings());
                if (!entry.enabled() || step.reach(params) == Reach.TABLE) {
                    continue;
                }
                var in = new StepInput(schema, params, view, fitted.facts().get(i), Map.of());
                schema = step.outline(in);
                if (in.broken()) {
                    throw new ProblemException(
                            ProblemException.Blame.INPUT,
                            in.found().stream().map(StepInput.Found::problem).toList());
                }
                view = "row_stage" + i;
                duck.run("create or replace view " + view + " as " + step.sql(in), progress);
            }
            return Tables.read(duck, view, schema, StepInput.ROW, progress);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    "recipe",
                    "The rows cannot be prepared: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ".",
                    "Prepare the recipe again.");
        }
    }

    @Override
    public void close() {
        duck.close();
    }
}
