package org.bottega.data.recipe;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// A kind of preparation, declared once: from this come the form, the file, the check, the
/// documentation and the SQL. Holds no state.
public interface Step {
    /// Never changes, for files.
    String id();

    String title();

    /// One sentence that says what it does.
    String summary();

    Group group();

    /// Other words under which a person may look for it.
    default List<String> synonyms() {
        return List.of();
    }

    ParamSpace params();

    /// What it has to see to treat one row, which may depend on its settings.
    Reach reach(Params params);

    /// Whether as many rows come out as came in, whatever they hold.
    default boolean keepsRows() {
        return group() != Group.ROWS && group() != Group.TABLES;
    }

    /// What one such step does, as a person reads it in a list, such as "Fill missing age with median".
    String sentence(StepInput in);

    /// The columns that come out. Everything that is wrong is told to `in`; what is returned then is a
    /// best guess, so that the steps behind can be checked too. Reads no data.
    Schema outline(StepInput in);

    /// Whether [#outline] can only guess the columns until [#fit] has seen the rows, such as a column for
    /// each value of another one.
    default boolean outlineNeedsData(StepInput in) {
        return false;
    }

    /// What has to be learnt from all rows before the SQL can be written, such as a mean or the names of
    /// new columns. Called only when [#outline] told no error.
    default Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        return Map.of();
    }

    /// A `select` over `in.relation()`. It gives the columns of [#outline] and [StepInput#ROW], which
    /// orders the rows.
    String sql(StepInput in);

    /// Where a step is found in the menu.
    enum Group {
        COLUMNS,
        VALUES,
        TEXT,
        DATES,
        ROWS,
        TABLES
    }
}
