package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.chart.Chart;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.RowExplanation;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.model.attribution.Explainer;
import org.bottega.ui.page.Desk;
import org.bottega.ui.task.Background;
import org.bottega.ui.task.Latest;
import org.jspecify.annotations.Nullable;

/// One row whose values are moved: what the model says follows every change, and why it says so. Rows can
/// be kept beside each other. Belongs to the window's thread.
public final class WhatIfViewModel {
    private static final int STEPS = 12;
    private static final int MOST_SCENARIOS = 6;

    private final Model model;
    private final ModelCharts charts;
    private final Locale locale;
    private final ChangesViewModel changes;
    private final Background background;
    private final Latest predicting;
    private final Latest explaining;
    private final FutureTask<Explainer> explainer;
    private final List<Input> inputs;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final ObservableList<Answer> answers = FXCollections.observableArrayList();
    private final ObservableList<Scenario> scenarios = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Chart> waterfall = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, String>> start =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyDoubleWrapper millis = new ReadOnlyDoubleWrapper(Double.NaN);
    private int row = -1;
    private boolean filling;

    /// A column of the form.
    ///
    /// @param low the smallest value of the model's sample; NaN where a slider makes no sense
    /// @param high the largest
    /// @param whole whether all of them are whole numbers
    public record Input(Field field, double low, double high, boolean whole) {
        public boolean slides() {
            return low < high;
        }
    }

    /// @param label a class, or nothing for a number
    /// @param value a probability, or the number
    public record Answer(String label, double value) {}

    /// A row that was kept.
    public record Scenario(Map<String, String> values, List<Answer> answers) {
        public Scenario {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
            answers = List.copyOf(answers);
        }
    }

    /// @param rows to take values from that would have to change; may take a moment
    public WhatIfViewModel(Desk desk, Model model, Supplier<Table> rows) {
        this.model = model;
        this.locale = desk.messages().locale();
        this.charts = ModelCharts.in(locale);
        this.changes = new ChangesViewModel(desk, model, rows);
        this.background = desk.background();
        this.predicting = new Latest(desk.background());
        this.explaining = new Latest(desk.background());
        this.explainer = new FutureTask<>(() -> Explainer.of(model));
        this.inputs =
                model.signature().inputs().fields().stream().map(f -> input(model, f)).toList();
        for (var input : inputs) {
            var value = new SimpleStringProperty("");
            value.addListener((_, _, _) -> ask());
            values.put(input.field().name(), value);
        }
        nextSample();
    }

    private static Input input(Model model, Field field) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        var column = model.sample().find(field.name());
        if (field.kind() == Kind.NUMBER && column.orElse(null) instanceof NumberColumn numbers) {
            for (double value : numbers.values()) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    whole &= value == Math.rint(value);
                }
            }
        }
        return low < high
                ? new Input(field, low, high, whole)
                : new Input(field, Double.NaN, Double.NaN, false);
    }

    public List<Input> inputs() {
        return inputs;
    }

    public boolean classifies() {
        return model.signature().classifies();
    }

    /// The value of a column; empty means missing.
    public StringProperty value(String column) {
        var value = values.get(column);
        if (value == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return value;
    }

    /// What the row was before anything was changed.
    public ReadOnlyObjectProperty<Map<String, String>> start() {
        return start.getReadOnlyProperty();
    }

    /// What the model says, the most probable class first.
    public ObservableList<Answer> answers() {
        return answers;
    }

    /// Why it says so; `null` until it is known.
    public ReadOnlyObjectProperty<@Nullable Chart> waterfall() {
        return waterfall.getReadOnlyProperty();
    }

    /// Why it cannot say anything; empty when it can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// How long the last answer took, from the change to the waterfall; NaN before the first.
    public ReadOnlyDoubleProperty millis() {
        return millis.getReadOnlyProperty();
    }

    /// Rows that were kept, the oldest first.
    public ObservableList<Scenario> scenarios() {
        return scenarios;
    }

    /// Whether everything asked is answered.
    public boolean settled() {
        return !predicting.busy() && !explaining.busy();
    }

    /// Fills the form with the next of the rows that came with the model.
    public void nextSample() {
        var sample = model.sample();
        if (sample.rows() == 0) {
            ask();
            return;
        }
        row = Math.floorMod(row + 1, sample.rows());
        take(texts(sample, row));
    }

    private Map<String, String> texts(Table table, int at) {
        var out = new LinkedHashMap<String, String>();
        for (var name : values.keySet()) {
            var text = table.find(name).map(c -> c.text(at)).orElse(null);
            out.put(name, text == null ? "" : text);
        }
        return out;
    }

    /// Fills the form with a row of the data.
    public void take(Table table, int at) {
        take(texts(table, at));
    }

    /// Fills the form; columns that are not named are missing.
    public void take(Map<String, String> row) {
        fill(row);
        start.set(current());
    }

    private void fill(Map<String, String> row) {
        filling = true;
        values.forEach((name, value) -> value.set(row.getOrDefault(name, "")));
        filling = false;
        ask();
    }

    /// Takes all changes back.
    public void reset() {
        fill(start.get());
    }

    /// Keeps the row as it is beside the others; the oldest makes room.
    public void keep() {
        if (answers.isEmpty()) {
            return;
        }
        keep(new Scenario(current(), answers));
    }

    private void keep(Scenario scenario) {
        if (scenarios.size() == MOST_SCENARIOS) {
            scenarios.removeFirst();
        }
        scenarios.add(scenario);
    }

    /// Goes on from a row that was kept.
    public void open(Scenario scenario) {
        fill(scenario.values());
    }

    public void drop(Scenario scenario) {
        scenarios.remove(scenario);
    }

    /// What would have to change for another answer.
    public ChangesViewModel changes() {
        return changes;
    }

    public List<String> classes() {
        return model.signature().classes();
    }

    /// Looks for ways from the row as it is to the goal; without one, the most probable other class.
    public void findChanges() {
        if (answers.isEmpty()) {
            return;
        }
        if (classifies() && (changes.goal().get() == null || changes.goal().get().isEmpty())) {
            changes.goal().set(answers.get(1).label());
        }
        changes.find(table(), current());
    }

    /// Fills the form with a way to the goal; what is different shows as changed.
    public void takeOver(ChangesViewModel.Way way) {
        fill(way.values());
    }

    /// Keeps a way to the goal beside the other rows, after the row that it starts from.
    public void keep(ChangesViewModel.Way way) {
        if (scenarios.isEmpty()) {
            keep();
        }
        var values = way.values();
        background.run(
                () -> model.predict(table(values)),
                told -> keep(new Scenario(values, answers(told))));
    }

    /// The values as they are.
    public Map<String, String> current() {
        var out = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> out.put(name, value.get() == null ? "" : value.get()));
        return out;
    }

    private void ask() {
        if (filling) {
            return;
        }
        var table = table();
        long asked = System.nanoTime();
        predicting.ask(
                () -> model.predict(table),
                found -> {
                    refusal.set("");
                    answers.setAll(answers(found));
                },
                this::refuse);
        explaining.ask(
                explanation(table),
                chart -> {
                    waterfall.set(chart);
                    millis.set((System.nanoTime() - asked) / 1e6);
                },
                this::refuse);
    }

    private void refuse(Throwable failure) {
        answers.clear();
        waterfall.set(null);
        refusal.set(
                failure instanceof ProblemException e
                        ? e.problems().getFirst().sentence()
                        : String.valueOf(failure.getMessage()));
    }

    /// Of two classes the second, of more the one that is told.
    private Callable<Chart> explanation(Table table) {
        return () -> {
            explainer.run();
            var why = explainer.get().explain(table, Progress.none());
            int output =
                    why.outputs().size() > 2 ? model.predict(table).best(0) : why.presetOutput();
            return charts.waterfall(RowExplanation.of(why, table, 0, output, STEPS, locale));
        };
    }

    private Table table() {
        return table(current());
    }

    private static Table table(Map<String, String> row) {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<TextColumn>();
        row.forEach((name, text) -> {
            fields.add(Field.of(name, Kind.TEXT));
            columns.add(new TextColumn(new String[] {text.isBlank() ? null : text.strip()}));
        });
        return new Table(new Schema(fields), columns);
    }

    private List<Answer> answers(Predictions found) {
        if (!classifies()) {
            return List.of(new Answer("", found.value(0, 0)));
        }
        var out = new ArrayList<Answer>();
        var classes = model.signature().classes();
        for (int k = 0; k < classes.size(); k++) {
            out.add(new Answer(classes.get(k), found.value(0, k)));
        }
        out.sort((a, b) -> Double.compare(b.value(), a.value()));
        return out;
    }
}
