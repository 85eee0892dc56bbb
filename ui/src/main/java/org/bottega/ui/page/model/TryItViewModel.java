package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.ui.task.Background;

/// One row typed by hand, and what the model says to it: the prediction follows every change.
public final class TryItViewModel {
    private final Model model;
    private final Background background;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final ObservableList<Answer> answers = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private int row;
    private int asked;
    private boolean filling;

    /// @param label a class, or nothing for a number
    /// @param value a probability, or the number
    public record Answer(String label, double value) {}

    public TryItViewModel(Model model, Background background) {
        this.model = model;
        this.background = background;
        for (var field : fields()) {
            var value = new SimpleStringProperty("");
            value.addListener((_, _, _) -> ask());
            values.put(field.name(), value);
        }
        take(0);
    }

    public List<Field> fields() {
        return model.signature().inputs().fields();
    }

    public boolean classifies() {
        return model.signature().classifies();
    }

    /// The value typed for a column; empty means missing.
    public StringProperty value(String column) {
        var value = values.get(column);
        if (value == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return value;
    }

    /// What the model says, the most probable class first.
    public ObservableList<Answer> answers() {
        return answers;
    }

    /// Why it cannot say anything; empty when it can.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Fills the form with the next of the rows that came with the model.
    public void nextSample() {
        take(row + 1);
    }

    private void take(int wanted) {
        var sample = model.sample();
        if (sample.rows() > 0) {
            row = Math.floorMod(wanted, sample.rows());
            filling = true;
            values.forEach((name, value) -> {
                var at = sample.schema().indexOf(name);
                var text = at.isPresent() ? sample.column(at.getAsInt()).text(row) : null;
                value.set(text == null ? "" : text);
            });
            filling = false;
        }
        ask();
    }

    private void ask() {
        if (filling) {
            return;
        }
        int question = ++asked;
        var table = table();
        background.run(
                () -> model.predict(table),
                found -> {
                    if (question == asked) {
                        refusal.set("");
                        answers.setAll(answers(found));
                    }
                },
                failure -> {
                    if (question == asked) {
                        answers.clear();
                        refusal.set(
                                failure instanceof ProblemException e
                                        ? e.problems().getFirst().sentence()
                                        : String.valueOf(failure.getMessage()));
                    }
                });
    }

    private Table table() {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<TextColumn>();
        values.forEach((name, value) -> {
            var text = value.get();
            fields.add(Field.of(name, Kind.TEXT));
            columns.add(
                    new TextColumn(
                            new String[] {text == null || text.isBlank() ? null : text.strip()}));
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
