package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.Origin;
import org.bottega.engine.Origins;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.workspace.secret.KeyFolder;

/// Reads a table or a query's result from a database.
final class ReadDatabase extends Declared {
    private static final Param<String> ADDRESS =
            Param.line("address", "").doc("The database's address, which begins with jdbc:.");
    private static final Param<String> TABLE =
            Param.line("table", "").doc("Which table; not needed with a query.");
    private static final Param<List<String>> QUERY =
            Param.code("query")
                    .doc("One select in the database's own SQL; empty for a whole table.");
    private static final Param<String> USER = Param.line("user", "").doc("Who asks, often empty.");

    private final Surroundings surroundings;

    ReadDatabase(Surroundings surroundings) {
        super(
                Label.of(
                        "read-database",
                        "Read a database",
                        "Reads a table or the answer to a query from a database.",
                        Category.SOURCE,
                        "database-arrow-down-outline",
                        "sql",
                        "jdbc",
                        "postgres",
                        "mysql",
                        "sqlite",
                        "oracle"));
        this.surroundings = surroundings;
    }

    @Override
    public String documentation() {
        return """
        The address is that of JDBC, such as `jdbc:sqlite:shop.db` or `jdbc:postgresql://host/shop`. The password of a
        user is remembered with the workspace, encrypted, never in the workflow. The database is asked anew at
        each run.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(ADDRESS, TABLE, QUERY, USER);
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.FRESH);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (!look.get(ADDRESS).strip().startsWith("jdbc:")) {
            look.error(
                    ADDRESS.label(),
                    "A database's address begins with jdbc:.",
                    "Give one such as jdbc:sqlite:shop.db.");
        }
        surroundings.folder(title());
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var query = String.join("\n", run.get(QUERY)).strip();
        var origin =
                new Origin(
                        run.get(ADDRESS).strip(),
                        run.get(TABLE).isBlank() ? null : run.get(TABLE).strip(),
                        query.isEmpty() ? null : query,
                        run.get(USER).strip());
        Pieces.tell(
                run,
                DATA,
                Origins.outside(surroundings.folder(title()), KeyFolder.usual(), _ -> false)
                        .snapshot(origin, Pieces.tablePlace(run, DATA), run.progress()));
    }
}
