package org.bottega.ui.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bottega.data.Snapshot;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipePlan;
import org.bottega.data.recipe.RecipeSession;
import org.bottega.data.recipe.step.Steps;
import org.bottega.engine.Engine;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.data.prepare.Preparing;
import org.bottega.workspace.DatasetVersion;

/// A recipe's session for the window; calls from different threads take turns.
final class EnginePreparing implements Preparing {
    private final RecipeSession session;

    EnginePreparing(Engine engine, DatasetVersion version) {
        this.session =
                RecipeSession.open(Steps.catalog(), engine.snapshot(version), others(engine));
    }

    /// The newest version of every data set by name.
    static LinkedHashMap<String, Snapshot> others(Engine engine) {
        var others = new LinkedHashMap<String, Snapshot>();
        for (var other : engine.workspace().datasets().list()) {
            if (!others.containsKey(other.name())) {
                others.put(other.name(), engine.snapshot(other));
            }
        }
        return others;
    }

    @Override
    public synchronized RecipePlan plan(Recipe recipe) {
        return session.plan(recipe);
    }

    @Override
    public synchronized Shown show(Recipe recipe, int steps, Progress progress) {
        session.prepare(recipe.first(steps), progress);
        long rows = session.rows(steps, progress);
        return new Shown(
                session.schema(steps),
                rows,
                (first, count) -> {
                    synchronized (this) {
                        // the recipe may have changed since; then other rows are asked for soon
                        session.prepare(recipe.first(steps), Progress.none());
                        return session.page(steps, first, count, Progress.none());
                    }
                });
    }

    @Override
    public synchronized List<Long> rows(int steps, Progress progress) {
        var rows = new ArrayList<Long>();
        for (int i = 1; i <= steps; i++) {
            rows.add(session.rows(i, progress));
        }
        return rows;
    }

    @Override
    public synchronized void close() {
        session.close();
    }
}
