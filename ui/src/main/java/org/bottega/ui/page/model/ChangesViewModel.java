package org.bottega.ui.page.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.explain.example.Counterfactual;
import org.bottega.explain.example.Counterfactuals;
import org.bottega.explain.example.Wish;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.ui.page.Desk;

/// What would have to change for the model to say something else: the goal, which columns may move and in
/// which direction, and the nearest rows for which it is reached. Belongs to the window's thread.
public final class ChangesViewModel {
    private static final int MOST = 5;
    private static final int MOST_CHANGES = 4;

    private final Desk desk;
    private final Model model;
    private final Supplier<Table> rows;
    private final Finding<List<Way>> ways;
    private final StringProperty goal = new SimpleStringProperty("");
    private final StringProperty low = new SimpleStringProperty("");
    private final StringProperty high = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Map<String, Freedom>> freedoms =
            new ReadOnlyObjectWrapper<>(Map.of());

    /// How a column may move.
    public enum Freedom {
        FREE,
        FIXED,
        UP,
        DOWN
    }

    /// One way to the goal.
    ///
    /// @param values the whole row as texts
    /// @param changes what is different, the largest change first
    /// @param told the probability of the wished class, or the number that would be said
    public record Way(
            Map<String, String> values, List<Counterfactual.Change> changes, double told) {
        public Way {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
            changes = List.copyOf(changes);
        }
    }

    /// @param rows to take values from; may take a moment
    ChangesViewModel(Desk desk, Model model, Supplier<Table> rows) {
        this.desk = desk;
        this.model = model;
        this.rows = rows;
        // another row or another freedom is another question, so answers are not kept
        this.ways = new Finding<>(desk, new java.util.concurrent.ConcurrentHashMap<>());
    }

    /// The class that is wished for; empty until one is chosen.
    public StringProperty goal() {
        return goal;
    }

    /// The least number that is wished for; empty for none.
    public StringProperty low() {
        return low;
    }

    /// The largest; empty for none.
    public StringProperty high() {
        return high;
    }

    public Finding<List<Way>> ways() {
        return ways;
    }

    /// How columns may move; those that are not named are free.
    public ReadOnlyObjectProperty<Map<String, Freedom>> freedoms() {
        return freedoms.getReadOnlyProperty();
    }

    public Freedom freedom(String column) {
        return freedoms.get().getOrDefault(column, Freedom.FREE);
    }

    /// Free, fixed, and for what has an order only up and only down, then free again.
    public void turn(String column) {
        var kind = model.signature().inputs().require(column).kind();
        boolean ordered = kind == Kind.NUMBER || kind.temporal();
        var next =
                switch (freedom(column)) {
                    case FREE -> Freedom.FIXED;
                    case FIXED -> ordered ? Freedom.UP : Freedom.FREE;
                    case UP -> Freedom.DOWN;
                    case DOWN -> Freedom.FREE;
                };
        var all = new LinkedHashMap<>(freedoms.get());
        all.put(column, next);
        freedoms.set(Map.copyOf(all));
    }

    /// Looks for ways from a row to the goal.
    public void find(Table row, Map<String, String> values) {
        Wish.Goal wanted;
        try {
            wanted = wished();
        } catch (ProblemException e) {
            desk.notices().show(e);
            return;
        }
        var all = freedoms.get();
        var fixed =
                all.keySet().stream()
                        .filter(c -> all.get(c) == Freedom.FIXED)
                        .collect(Collectors.toSet());
        var directions =
                all.keySet().stream()
                        .filter(c -> all.get(c) == Freedom.UP || all.get(c) == Freedom.DOWN)
                        .collect(
                                Collectors.toMap(
                                        c -> c,
                                        c ->
                                                all.get(c) == Freedom.UP
                                                        ? Wish.Direction.UP
                                                        : Wish.Direction.DOWN));
        var wish = new Wish(wanted, fixed, directions, MOST_CHANGES);
        ways.ask(
                List.of(wish, Map.copyOf(values)),
                desk.say("whatif.job.changes"),
                progress ->
                        Counterfactuals.find(model, rows.get(), row, wish, MOST, progress).stream()
                                .map(this::way)
                                .toList());
    }

    private Wish.Goal wished() {
        if (model.signature().classifies()) {
            return new Wish.Class(goal.get(), 0.5);
        }
        double from = number(low, Double.NEGATIVE_INFINITY);
        double to = number(high, Double.POSITIVE_INFINITY);
        if (Double.isInfinite(from) && Double.isInfinite(to)) {
            throw ProblemException.usage(
                    model.signature().task().target(),
                    desk.say("whatif.no-range"),
                    desk.say("whatif.no-range-do"));
        }
        return new Wish.Range(from, to);
    }

    private double number(StringProperty text, double otherwise) {
        var typed = text.get() == null ? "" : text.get().strip();
        try {
            double value =
                    typed.isEmpty() ? otherwise : Double.parseDouble(typed.replace(',', '.'));
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw ProblemException.usage(
                model.signature().task().target(),
                desk.say("whatif.no-number", typed),
                desk.say("whatif.no-range-do"));
    }

    private Way way(Counterfactual found) {
        var values = new LinkedHashMap<String, String>();
        for (var name : model.signature().inputs().names()) {
            var text = found.row().column(name).text(0);
            values.put(name, text == null ? "" : text);
        }
        int target =
                model.signature().classifies()
                        ? model.signature().classes().indexOf(goal.get())
                        : 0;
        return new Way(values, found.changes(), found.told().get(target));
    }
}
