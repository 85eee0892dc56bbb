package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;

/// Puts a model's predictions beside the columns of a table.
final class Predict extends Declared {
    Predict() {
        super(
                Label.of(
                        "predict",
                        "Predict",
                        "Puts a model's predictions beside the columns of a table.",
                        Category.JUDGE,
                        "crystal-ball",
                        "score",
                        "apply",
                        "inference"));
    }

    @Override
    public String documentation() {
        return """
        Adds `prediction`, and for classes `probability CLASS` for each. A name that is taken gets
        `predicted` before it. A model that forecasts reads a history and gives the steps that follow it instead: series,
        moment, prediction and the lines of its band.
        """;
    }

    @Override
    public List<Port> inputs() {
        return List.of(model(), table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        ModelInputs.check(look, false);
        var schema = look.schema(DATA);
        var added = look.input(MODEL).flatMap(m -> ModelFacts.predicted(m.facts()));
        if (schema.isEmpty() || added.isEmpty()) {
            return Map.of();
        }
        var fields = new ArrayList<>(schema.get().fields());
        for (var field : added.get()) {
            fields.add(renamed(field, new Schema(fields)));
        }
        var out = new Schema(fields);
        var rows = look.input(DATA).orElseThrow().rows();
        return Map.of(
                DATA, rows.isPresent() ? Outline.table(out, rows.getAsLong()) : Outline.table(out));
    }

    @Override
    public void run(NodeRun run) {
        var progress = run.progress();
        var data = run.input(DATA);
        var model = Pieces.model(run.input(MODEL));
        var rows = Pieces.rows(data, progress.part(0, 0.3));
        progress.at(0.3, "Predicting " + rows.rows() + " rows");
        var told = model.answer(rows);
        var all = model.horizon().isPresent() ? told : beside(rows, told);
        progress.checkCancelled();
        Pieces.put(run, DATA, all, Pieces.table(data).source(), progress.part(0.6, 1));
    }

    /// The columns of both.
    static Table beside(Table rows, Table predicted) {
        var all = rows;
        for (int c = 0; c < predicted.schema().size(); c++) {
            all = all.with(renamed(predicted.schema().field(c), all.schema()), predicted.column(c));
        }
        return all;
    }

    private static Field renamed(Field field, Schema beside) {
        var name = field.name();
        while (beside.find(name).isPresent()) {
            name = "predicted " + name;
        }
        return new Field(name, field.kind(), field.role(), field.levels());
    }
}
