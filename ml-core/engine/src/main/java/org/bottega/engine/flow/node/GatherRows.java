package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.Duck;
import org.bottega.data.sql.SqlSession;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Puts the rows of several tables one behind the other.
final class GatherRows extends Declared {
    private static final Param<String> NUMBERED =
            Param.line("number", "")
                    .doc(
                            "The name of a column that tells from which table a row comes; none when empty.");

    GatherRows() {
        super(
                Label.of(
                        "gather-rows",
                        "Gather rows",
                        "Puts the rows of any number of tables one behind the other; columns meet by name.",
                        Category.PREPARE,
                        "table-multiple",
                        "concatenate",
                        "append",
                        "union",
                        "collect",
                        "loop end"));
    }

    @Override
    public String documentation() {
        return """
        Takes any number of wires, and what all rounds of a repeated component give. A column that one table does
        not have is missing in its rows.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(NUMBERED);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table().orSeveral());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var fields = new LinkedHashMap<String, Field>();
        for (var input : look.inputs(DATA)) {
            if (input.schema().isEmpty()) {
                return Map.of();
            }
            for (var field : input.schema().get().fields()) {
                var first = fields.putIfAbsent(field.name(), field);
                if (first != null
                        && (first.kind() == Kind.NUMBER) != (field.kind() == Kind.NUMBER)) {
                    look.warn(
                            field.name(),
                            "It is a number in one table and not in another.",
                            "Change its type before, or it becomes text.");
                }
            }
        }
        var all = new ArrayList<>(fields.values());
        if (!look.get(NUMBERED).isBlank()) {
            if (fields.containsKey(look.get(NUMBERED))) {
                look.error(
                        NUMBERED.label(),
                        "There is a column \"" + look.get(NUMBERED) + "\" already.",
                        "Choose another name.");
                return Map.of();
            }
            all.add(Field.of(look.get(NUMBERED), Kind.NUMBER));
        }
        return Map.of(DATA, Outline.table(new Schema(all)));
    }

    @Override
    public void run(NodeRun run) {
        var tables = new LinkedHashMap<String, Snapshot>();
        var parts = new ArrayList<String>();
        for (var piece : run.inputs(DATA)) {
            var name = "t" + (tables.size() + 1);
            tables.put(name, Pieces.table(piece));
            parts.add(
                    "select *"
                            + (run.get(NUMBERED).isBlank()
                                    ? ""
                                    : ", " + tables.size() + " as " + Duck.name(run.get(NUMBERED)))
                            + " from "
                            + name);
        }
        try (var session = SqlSession.open(tables)) {
            Pieces.tell(
                    run,
                    DATA,
                    session.save(
                            String.join(" union all by name ", parts),
                            tables.size() + " tables",
                            Pieces.tablePlace(run, DATA),
                            run.progress()));
        }
    }
}
