package org.bottega.engine.flow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.data.Snapshot;
import org.bottega.data.sql.SqlSession;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Schema;

/// Asks a question in SQL over the tables that come in.
final class SqlNode extends Declared {
    private static final int REMEMBERED = 500;
    private static final Param<List<String>> SQL =
            Param.code("sql", "select * from t").doc("One select over t, or t1, t2, and so on.");

    private final Map<Question, Schema> described = new ConcurrentHashMap<>();

    /// What was asked of tables with which columns.
    private record Question(String sql, Map<String, Schema> tables) {}

    SqlNode() {
        super(
                Label.of(
                        "sql",
                        "SQL query",
                        "Asks a question in SQL over one or several tables.",
                        Category.PREPARE,
                        "database-search-outline",
                        "query",
                        "select",
                        "join",
                        "group by",
                        "duckdb"));
    }

    @Override
    public String documentation() {
        return """
        The tables are called `t1`, `t2`, … in the order of their wires; the first one also `t`. Only a single
        `select` runs, and it sees nothing but these tables. The dialect is DuckDB's.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(SQL);
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
        var schemas = new LinkedHashMap<String, Schema>();
        for (int i = 0; i < look.inputs(DATA).size(); i++) {
            var schema = look.inputs(DATA).get(i).schema();
            if (schema.isEmpty()) {
                return Map.of();
            }
            schemas.put("t" + (i + 1), schema.get());
        }
        var sql = String.join("\n", look.get(SQL));
        var key = new Question(sql, schemas);
        if (described.size() > REMEMBERED) {
            described.clear();
        }
        return Map.of(DATA, Outline.table(described.computeIfAbsent(key, SqlNode::describe)));
    }

    private static Schema describe(Question question) {
        return SqlSession.outline(withFirst(question.tables()), question.sql(), Progress.none());
    }

    /// The first table has a short name too.
    private static <T> Map<String, T> withFirst(Map<String, T> tables) {
        var all = new LinkedHashMap<>(tables);
        var first = tables.get("t1");
        if (first != null) {
            all.put("t", first);
        }
        return all;
    }

    @Override
    public void run(NodeRun run) {
        var tables = new LinkedHashMap<String, Snapshot>();
        for (int i = 0; i < run.inputs(DATA).size(); i++) {
            tables.put("t" + (i + 1), Pieces.table(run.inputs(DATA).get(i)));
        }
        try (var session = SqlSession.open(withFirst(tables))) {
            Pieces.tell(
                    run,
                    DATA,
                    session.save(
                            String.join("\n", run.get(SQL)),
                            "SQL query",
                            Pieces.tablePlace(run, DATA),
                            run.progress()));
        }
    }
}
