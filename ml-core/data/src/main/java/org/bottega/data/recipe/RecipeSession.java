package org.bottega.data.recipe;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bottega.data.Snapshot;
import org.bottega.data.Snapshots;
import org.bottega.data.TextRows;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Recipe.Entry;
import org.bottega.data.recipe.StepInput.Other;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// One data set with a recipe that changes, as the screen shows it: what comes out behind each step,
/// how many rows, and at the end a new snapshot. What was learnt and counted for the first steps is kept
/// as long as those steps stay the same. Nothing is held in memory but what is shown. Used by one
/// thread at a time.
public final class RecipeSession implements AutoCloseable {
    private final Catalog catalog;
    private final Snapshot snapshot;
    private final Map<String, Other> others;
    private final Duck duck;
    private final List<Stage> stages = new ArrayList<>();
    private int views;

    /// What stands behind one step.
    private static final class Stage {
        private final Entry entry;
        private final String view;
        private final Schema schema;
        private final Map<String, List<String>> facts;
        private OptionalLong rows;

        Stage(
                Entry entry,
                String view,
                Schema schema,
                Map<String, List<String>> facts,
                OptionalLong rows) {
            this.entry = entry;
            this.view = view;
            this.schema = schema;
            this.facts = facts;
            this.rows = rows;
        }
    }

    private RecipeSession(
            Catalog catalog, Snapshot snapshot, Map<String, Other> others, Duck duck) {
        this.catalog = catalog;
        this.snapshot = snapshot;
        this.others = others;
        this.duck = duck;
    }

    /// @param others data sets that steps may join, by name
    public static RecipeSession open(
            Catalog catalog, Snapshot snapshot, Map<String, Snapshot> others) {
        var duck = Duck.open();
        try {
            duck.run(base("base", snapshot), Progress.none());
            var tables = new LinkedHashMap<String, Other>();
            for (var other : others.entrySet()) {
                var view = "other" + tables.size();
                duck.run(base(view, other.getValue()), Progress.none());
                tables.put(other.getKey(), new Other(other.getValue().schema(), view));
            }
            return new RecipeSession(catalog, snapshot, tables, duck);
        } catch (SQLException e) {
            duck.close();
            throw unreadable(snapshot, e);
        }
    }

    private static String base(String view, Snapshot snapshot) {
        return "create view "
                + view
                + " as select * exclude (file_row_number), file_row_number as "
                + StepInput.ROW
                + " from read_parquet("
                + Duck.file(snapshot.parquet())
                + ", file_row_number = true)";
    }

    /// What a recipe would do here, without reading data; steps that were prepared tell their columns
    /// exactly.
    public RecipePlan plan(Recipe recipe) {
        var facts = new ArrayList<Map<String, List<String>>>();
        for (int i = 0; i < recipe.size() && same(i, recipe); i++) {
            facts.add(stages.get(i).facts);
        }
        return RecipePlan.of(catalog, recipe, snapshot.schema(), others, facts);
    }

    private boolean same(int i, Recipe recipe) {
        return i < stages.size() && stages.get(i).entry.equals(recipe.entries().get(i));
    }

    /// Learns what the steps have to learn, so that pages and counts can be asked for.
    ///
    /// @return what was learnt, for rows that come later
    /// @throws ProblemException with everything that is wrong with the steps
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public FittedRecipe prepare(Recipe recipe, Progress progress) {
        int kept = 0;
        while (kept < recipe.size() && same(kept, recipe)) {
            kept++;
        }
        while (stages.size() > kept) {
            stages.removeLast();
        }
        for (int i = kept; i < recipe.size(); i++) {
            progress.at((double) (i - kept) / (recipe.size() - kept), "Step " + (i + 1));
            progress.checkCancelled();
            stages.add(stage(recipe, i, progress));
        }
        progress.at(1, "");
        return new FittedRecipe(
                recipe, snapshot.schema(), stages.stream().map(s -> s.facts).toList());
    }

    /// Applies what a recipe learnt from other rows to these: nothing is learnt here.
    ///
    /// @throws ProblemException when a column is missing or of another kind
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public void follow(FittedRecipe fitted, Progress progress) {
        stages.clear();
        for (int i = 0; i < fitted.recipe().size(); i++) {
            progress.checkCancelled();
            stages.add(stage(fitted.recipe(), i, fitted.facts().get(i), progress));
        }
    }

    private Stage stage(Recipe recipe, int i, Progress progress) {
        return stage(recipe, i, null, progress);
    }

    /// @param known what was learnt elsewhere, `null` to learn it here
    private Stage stage(
            Recipe recipe, int i, @Nullable Map<String, List<String>> known, Progress progress) {
        var entry = recipe.entries().get(i);
        if (!entry.enabled()) {
            return new Stage(entry, view(i), schema(i), Map.of(), rowsKnown(i));
        }
        // the plan up to here, with what was learnt so far, tells what is wrong
        plan(recipe.first(i + 1)).check();
        var step = step(entry);
        var params = step.params().read(entry.settings());
        try {
            var before = new StepInput(schema(i), params, view(i), Map.of(), others);
            var facts = known != null ? known : step.fit(before, new StepData(duck, progress));
            var in = new StepInput(schema(i), params, view(i), facts, others);
            var out = step.outline(in);
            if (in.broken()) {
                throw new ProblemException(
                        ProblemException.Blame.INPUT,
                        in.found().stream().map(StepInput.Found::problem).toList());
            }
            var view = "stage" + views++;
            duck.run("create view " + view + " as " + step.sql(in), progress);
            boolean keeps = step.keepsRows();
            return new Stage(entry, view, out, facts, keeps ? rowsKnown(i) : OptionalLong.empty());
        } catch (SQLException e) {
            progress.checkCancelled();
            throw failed(i, step, e);
        }
    }

    private String view(int step) {
        return step == 0 ? "base" : stages.get(step - 1).view;
    }

    private OptionalLong rowsKnown(int step) {
        return step == 0 ? OptionalLong.of(snapshot.rows()) : stages.get(step - 1).rows;
    }

    /// The columns behind the first steps.
    ///
    /// @param steps how many; 0 means the data set itself; at most as many as were prepared
    public Schema schema(int steps) {
        return steps == 0 ? snapshot.schema() : stages.get(steps - 1).schema;
    }

    /// How many rows there are behind the first steps. Counted once.
    public long rows(int steps, Progress progress) {
        var known = rowsKnown(steps);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        try {
            long rows =
                    duck.query(
                                    "select count(*) from " + view(steps),
                                    progress,
                                    row -> row.getLong(1))
                            .getFirst();
            stages.get(steps - 1).rows = OptionalLong.of(rows);
            return rows;
        } catch (SQLException e) {
            progress.checkCancelled();
            throw failed(steps - 1, step(steps - 1), e);
        }
    }

    /// Some rows behind the first steps, as a person reads them.
    ///
    /// @param from the first row, counted from 0
    public List<@Nullable String[]> page(int steps, long from, int count, Progress progress) {
        try {
            return TextRows.read(
                    duck,
                    schema(steps).fields(),
                    view(steps) + order(steps) + " limit " + count + " offset " + from,
                    progress);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw steps == 0 ? unreadable(snapshot, e) : failed(steps - 1, step(steps - 1), e);
        }
    }

    /// Steps that treat each row alone leave the rows as they lie in the file.
    private String order(int steps) {
        boolean mixed =
                stages.subList(0, steps).stream()
                        .filter(s -> s.entry.enabled())
                        .anyMatch(s ->
                                step(s.entry).reach(step(s.entry).params().read(s.entry.settings()))
                                        != Reach.ROW);
        return mixed ? " order by " + StepInput.ROW : "";
    }

    /// Writes what comes out of all prepared steps as a new snapshot.
    ///
    /// @param source for its description, such as `people, version 2, with 3 steps`
    /// @param folder where it shall lie; must not exist
    /// @throws ProblemException when a step fails, or no rows are left
    public Snapshot write(String source, Path folder, Progress progress) {
        int steps = stages.size();
        var columns = String.join(", ", schema(steps).names().stream().map(Duck::name).toList());
        return Snapshots.fromQuery(
                duck,
                "select " + columns + " from " + view(steps) + order(steps),
                schema(steps),
                source,
                folder,
                progress);
    }

    private Step step(int i) {
        return step(stages.get(i).entry);
    }

    private Step step(Entry entry) {
        return catalog.find(entry.step()).orElseThrow();
    }

    private static ProblemException failed(int i, Step step, SQLException e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return ProblemException.input(
                "step " + (i + 1) + ", " + step.title(),
                "It cannot be carried out: " + line + ".",
                "Change its settings.");
    }

    private static ProblemException unreadable(Snapshot snapshot, SQLException e) {
        return ProblemException.input(
                snapshot.source(),
                "The imported data cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + ".",
                "Import it again.");
    }

    @Override
    public void close() {
        duck.close();
    }
}
