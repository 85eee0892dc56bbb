package org.bottega.ui.page.data.prepare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.data.recipe.Catalog;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.Recipe.Entry;
import org.bottega.data.recipe.RecipePlan;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.step.Steps;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.prepare.Preparing.Shown;
import org.jspecify.annotations.Nullable;

/// A recipe being made: its steps, which of them is looked at, and what comes out behind it. Every
/// change can be undone. Belongs to the window's thread.
public final class PrepareViewModel {
    private final Desk desk;
    private final Catalog catalog = Steps.catalog();
    private final ReadOnlyObjectWrapper<Recipe> recipe = new ReadOnlyObjectWrapper<>(Recipe.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Deque<State> undo = new ArrayDeque<>();
    private final Deque<State> redo = new ArrayDeque<>();
    private @Nullable Preparing preparing;
    private @Nullable RecipePlan plan;
    private AtomicBoolean superseded = new AtomicBoolean();
    private Schema before = new Schema(List.of());
    private int selected = -1;

    public PrepareViewModel(Desk desk) {
        this.desk = desk;
    }

    /// A recipe with the step that was looked at.
    private record State(Recipe recipe, int selected) {}

    /// One step in the list.
    ///
    /// @param complaint what is wrong with it, empty when nothing is
    /// @param rows behind it, -1 while they are not counted
    public record Line(
            String sentence,
            boolean enabled,
            String complaint,
            boolean broken,
            long rows,
            int columns) {}

    public ObservableList<Line> lines() {
        return lines;
    }

    public ReadOnlyObjectProperty<Recipe> recipe() {
        return recipe.getReadOnlyProperty();
    }

    /// What comes out behind the step looked at.
    public ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /// Whether there are steps and none of them has anything wrong.
    public ReadOnlyBooleanProperty sound() {
        return sound.getReadOnlyProperty();
    }

    /// The step looked at, counted from 0; -1 for the data before all steps.
    public int selected() {
        return selected;
    }

    /// Turns to a data set; what was made for another is dropped.
    public void open(@Nullable Preparing now) {
        var old = preparing;
        preparing = now;
        superseded.set(true);
        if (old != null) {
            desk.background()
                    .run(
                            () -> {
                                old.close();
                                return "";
                            },
                            _ -> {});
        }
        undo.clear();
        redo.clear();
        recipe.set(Recipe.EMPTY);
        selected = -1;
        refresh();
    }

    /// Shows again what is shown already, after something else stood in its place.
    public void again() {
        refresh();
    }

    /// The steps that a person may mean, all when nothing is typed.
    public List<Step> search(String typed) {
        var low = typed.strip().toLowerCase(desk.messages().locale());
        var begins = new ArrayList<Step>();
        var holds = new ArrayList<Step>();
        for (var step : catalog.all()) {
            var title = title(step).toLowerCase(desk.messages().locale());
            if (title.startsWith(low)) {
                begins.add(step);
            } else if (title.contains(low)
                    || step.title().toLowerCase(desk.messages().locale()).contains(low)
                    || step.synonyms().stream().anyMatch(s -> s.contains(low))
                    || step.id().contains(low)) {
                holds.add(step);
            }
        }
        begins.addAll(holds);
        return begins;
    }

    /// A step's name in the window's language.
    public String title(Step step) {
        return desk.messages().catalogue().name(step.id(), step.title());
    }

    /// The name of a kind of step in the window's language.
    public String title(String id) {
        return catalog.find(id).map(this::title).orElse(id);
    }

    public Step step(int at) {
        return catalog.find(recipe.get().entries().get(at).step()).orElseThrow();
    }

    public boolean known(int at) {
        return catalog.find(recipe.get().entries().get(at).step()).isPresent();
    }

    /// The columns that come into a step.
    public Schema schemaBefore(int at) {
        var now = plan;
        return at == 0 || now == null || at > now.stages().size()
                ? before
                : now.stages().get(at - 1).schema();
    }

    /// Adds a step behind the one looked at, and looks at it.
    public void add(Step step) {
        int at = selected + 1;
        change(recipe.get().insert(at, Entry.of(step.id(), Map.of())), at);
    }

    /// Adds a step with its settings behind all others, and looks at it.
    public void add(Entry entry) {
        int at = recipe.get().size();
        change(recipe.get().insert(at, entry), at);
    }

    public void remove(int at) {
        change(recipe.get().remove(at), selected >= at ? selected - 1 : selected);
    }

    /// Moves a step up (-1) or down (1).
    public void move(int at, int by) {
        int to = at + by;
        if (to < 0 || to >= recipe.get().size()) {
            return;
        }
        change(recipe.get().move(at, to), to);
    }

    public void enable(int at, boolean enabled) {
        change(
                recipe.get().replace(at, recipe.get().entries().get(at).withEnabled(enabled)),
                selected);
    }

    /// Takes new settings of a step.
    public void set(int at, Map<String, Object> settings) {
        var entry = recipe.get().entries().get(at);
        if (!entry.settings().equals(settings)) {
            change(recipe.get().replace(at, entry.withSettings(settings)), selected);
        }
    }

    /// Looks at what comes out behind a step; -1 for the data before all steps.
    public void look(int at) {
        if (selected != at) {
            selected = at;
            refresh();
        }
    }

    public void undo() {
        if (!undo.isEmpty()) {
            redo.push(new State(recipe.get(), selected));
            put(undo.pop());
        }
    }

    public void redo() {
        if (!redo.isEmpty()) {
            undo.push(new State(recipe.get(), selected));
            put(redo.pop());
        }
    }

    /// @param at the step to look at afterwards
    private void change(Recipe next, int at) {
        undo.push(new State(recipe.get(), selected));
        redo.clear();
        put(new State(next, at));
    }

    private void put(State next) {
        selected = Math.min(next.selected(), next.recipe().size() - 1);
        recipe.set(next.recipe());
        undoable.set(!undo.isEmpty());
        redoable.set(!redo.isEmpty());
        refresh();
    }

    /// Asks anew for the plan and for what comes out; a slower answer about something older is dropped.
    private void refresh() {
        var now = preparing;
        superseded.set(true);
        var mine = new AtomicBoolean();
        superseded = mine;
        if (now == null) {
            lines.clear();
            shown.set(null);
            sound.set(false);
            return;
        }
        var wanted = recipe.get();
        desk.background()
                .run(
                        () -> now.plan(wanted),
                        planned -> {
                            if (!mine.get()) {
                                planned(now, wanted, planned, mine);
                            }
                        });
    }

    private void planned(Preparing now, Recipe wanted, RecipePlan planned, AtomicBoolean mine) {
        plan = planned;
        fill(planned, List.of());
        int whole = 0;
        while (whole < planned.stages().size() && !planned.stages().get(whole).broken()) {
            whole++;
        }
        sound.set(whole == wanted.size() && wanted.size() > 0);
        int steps = Math.min(selected + 1, whole);
        var progress = stoppable(mine);
        desk.background()
                .run(
                        () -> now.show(wanted, steps, progress),
                        found -> {
                            if (mine.get()) {
                                return;
                            }
                            if (steps == 0) {
                                before = found.schema();
                            }
                            shown.set(found);
                            count(now, planned, steps, mine);
                        },
                        failure -> {
                            if (!mine.get()) {
                                desk.notices().show(failure);
                            }
                        });
    }

    private void count(Preparing now, RecipePlan planned, int steps, AtomicBoolean mine) {
        desk.background()
                .run(
                        () -> now.rows(steps, stoppable(mine)),
                        rows -> {
                            if (!mine.get()) {
                                fill(planned, rows);
                            }
                        },
                        _ -> {});
    }

    private void fill(RecipePlan planned, List<Long> rows) {
        var next = new ArrayList<Line>();
        for (int i = 0; i < planned.stages().size(); i++) {
            var stage = planned.stages().get(i);
            var complaint =
                    stage.found().isEmpty() ? "" : stage.found().getFirst().problem().sentence();
            next.add(
                    new Line(
                            stage.sentence(),
                            stage.entry().enabled(),
                            complaint,
                            stage.broken(),
                            i < rows.size() ? rows.get(i) : -1,
                            stage.schema().size()));
        }
        lines.setAll(next);
    }

    private static Progress stoppable(AtomicBoolean stop) {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {}

            @Override
            public void report(JobEvent event) {}

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        };
    }
}
