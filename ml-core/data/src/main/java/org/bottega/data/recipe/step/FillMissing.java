package org.bottega.data.recipe.step;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.data.duck.Duck;
import org.bottega.data.recipe.Projection;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepData;
import org.bottega.data.recipe.StepInput;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// Puts a value where one is missing: a constant, what is typical of the column, or what stands before.
final class FillMissing implements Step {
    private static final Param<List<String>> COLUMNS = Param.columns("columns");
    private static final Param<With> WITH =
            Param.choice("with", With.MEDIAN)
                    .doc(
                            "Mean and median are for numbers; before and after follow the order of rows.");
    private static final Param<String> VALUE =
            Param.line("value", "").doc("The constant, when one is put in.");
    private static final Param<List<String>> BY =
            Param.columns("by")
                    .doc("Mean, median, most frequent, before and after within each group.");

    /// What is put where a value is missing.
    enum With {
        CONSTANT(false),
        MEAN(false),
        MEDIAN(false),
        MOST_FREQUENT(false),
        /// the last known value of the rows before
        BEFORE(true),
        /// the first known value of the rows after
        AFTER(true);

        private final boolean ordered;

        With(boolean ordered) {
            this.ordered = ordered;
        }
    }

    @Override
    public String id() {
        return "fill-missing";
    }

    @Override
    public String title() {
        return "Fill missing values";
    }

    @Override
    public String summary() {
        return "Puts a value where one is missing: a constant, what is typical of the column, or what stands before.";
    }

    @Override
    public Group group() {
        return Group.VALUES;
    }

    @Override
    public List<String> synonyms() {
        return List.of("impute", "null", "na", "mean", "median", "mode", "forward");
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(COLUMNS, WITH, VALUE, BY);
    }

    @Override
    public Reach reach(Params params) {
        if (params.get(WITH) == With.CONSTANT) {
            return Reach.ROW;
        }
        return params.get(WITH).ordered || !params.get(BY).isEmpty() ? Reach.TABLE : Reach.FITTED;
    }

    @Override
    public String sentence(StepInput in) {
        var what =
                in.get(WITH) == With.CONSTANT
                        ? "\"" + in.get(VALUE) + "\""
                        : Words.word(in.get(WITH));
        var by = in.get(BY).isEmpty() ? "" : " by " + Words.list(in.get(BY));
        return "Fill missing " + Words.list(in.get(COLUMNS)) + " with " + what + by;
    }

    @Override
    public Schema outline(StepInput in) {
        var fields = in.columns(COLUMNS, false);
        in.columns(BY, true);
        for (var field : fields) {
            var with = in.get(WITH);
            if ((with == With.MEAN || with == With.MEDIAN) && field.kind() != Kind.NUMBER) {
                in.error(
                        WITH,
                        "\""
                                + field.name()
                                + "\" holds no numbers, so it has no "
                                + Words.word(with)
                                + ".",
                        "Take the most frequent value, or a constant.");
            }
            if (with == With.CONSTANT && constant(field, in.get(VALUE)).isEmpty()) {
                in.error(
                        VALUE,
                        "\""
                                + in.get(VALUE)
                                + "\" is nothing that \""
                                + field.name()
                                + "\" can hold.",
                        "Give a value of its type.");
            }
        }
        if (in.get(WITH) != With.CONSTANT && !in.get(BY).isEmpty() && !grouped(in)) {
            return in.schema();
        }
        return projected(in);
    }

    private static Schema projected(StepInput in) {
        var fields = new ArrayList<Field>();
        for (var field : in.schema().fields()) {
            boolean filled =
                    in.get(WITH) == With.CONSTANT && in.get(COLUMNS).contains(field.name());
            boolean open = field.kind() == Kind.CATEGORY || field.kind() == Kind.BOOLEAN;
            boolean strange = filled && open && !field.levels().contains(in.get(VALUE));
            fields.add(
                    strange
                            ? new Field(field.name(), Kind.CATEGORY, field.role(), List.of())
                            : field);
        }
        return new Schema(fields);
    }

    private static Optional<String> constant(Field field, String value) {
        try {
            return Optional.of(
                    switch (field.kind()) {
                        case NUMBER -> Words.number(Double.parseDouble(value.strip()));
                        case DATE ->
                                "cast("
                                        + Duck.text(
                                                java.time.LocalDate.parse(value.strip()).toString())
                                        + " as date)";
                        case DATE_TIME ->
                                "cast("
                                        + Duck.text(
                                                java.time.LocalDateTime.parse(
                                                                value.strip().replace(' ', 'T'))
                                                        .toString())
                                        + " as timestamp)";
                        default -> Duck.text(value);
                    });
        } catch (NumberFormatException | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean grouped(StepInput in) {
        return in.get(BY).stream().allMatch(c -> in.schema().find(c).isPresent());
    }

    private static String typical(With with, String column) {
        return switch (with) {
            case MEAN -> "avg(" + column + ")";
            case MEDIAN -> "median(" + column + ")";
            default -> "mode(" + column + ")";
        };
    }

    @Override
    public Map<String, List<String>> fit(StepInput in, StepData data) throws SQLException {
        var with = in.get(WITH);
        var facts = new LinkedHashMap<String, List<String>>();
        if (!in.get(BY).isEmpty() || with.ordered || with == With.CONSTANT) {
            return facts;
        }
        var select = in.get(COLUMNS).stream().map(c -> typical(with, Duck.name(c))).toList();
        var row =
                data.row(
                        "select " + String.join(", ", select) + " from " + in.relation(),
                        select.size());
        for (int c = 0; c < select.size(); c++) {
            var value = row.get(c);
            facts.put(in.get(COLUMNS).get(c), value == null ? List.of() : List.of(value));
        }
        return facts;
    }

    @Override
    public String sql(StepInput in) {
        var projection = Projection.of(in);
        for (var name : in.get(COLUMNS)) {
            var field = in.schema().require(name);
            projection.replace(name, projected(in).require(name), filled(in, field));
        }
        return projection.sql();
    }

    private static String filled(StepInput in, Field field) {
        var column = Duck.name(field.name());
        var with = in.get(WITH);
        var by = Words.partition(in.get(BY));
        return switch (with) {
            case CONSTANT ->
                    "coalesce("
                            + column
                            + ", "
                            + constant(field, in.get(VALUE)).orElseThrow()
                            + ")";
            case BEFORE ->
                    "coalesce("
                            + column
                            + ", last_value("
                            + column
                            + " ignore nulls) over ("
                            + by
                            + "order by "
                            + StepInput.ROW
                            + " rows between unbounded preceding and 1 preceding))";
            case AFTER ->
                    "coalesce("
                            + column
                            + ", first_value("
                            + column
                            + " ignore nulls) over ("
                            + by
                            + "order by "
                            + StepInput.ROW
                            + " rows between 1 following and unbounded following))";
            case MEAN, MEDIAN, MOST_FREQUENT ->
                    by.isEmpty()
                            ? "coalesce(" + column + ", " + learnt(in, field) + ")"
                            : "coalesce("
                                    + column
                                    + ", "
                                    + typical(with, column)
                                    + " over ("
                                    + by.strip()
                                    + "))";
        };
    }

    private static String learnt(StepInput in, Field field) {
        var fact = in.fact(field.name());
        if (fact.isEmpty()) {
            return "null";
        }
        return switch (field.kind()) {
            case NUMBER -> Words.number(fact);
            case DATE -> "cast(" + Duck.text(fact.getFirst()) + " as date)";
            case DATE_TIME -> "cast(" + Duck.text(fact.getFirst()) + " as timestamp)";
            default -> Duck.text(fact.getFirst());
        };
    }
}
