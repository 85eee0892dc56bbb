package org.bottega.data.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bottega.data.expression.Expression;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;

/// What a step works on: its settings, the columns that come in, what was learnt, and other tables it
/// may join. Used by one thread for one look.
public final class StepInput {
    /// The hidden column that orders the rows: whole numbers, each once.
    public static final String ROW = "\"\u0001row\"";

    /// The most new columns that one step may make.
    public static final int MOST_COLUMNS = 2_000;

    private final Schema schema;
    private final Params params;
    private final String relation;
    private final Map<String, List<String>> facts;
    private final Map<String, Other> others;
    private final List<Found> found = new ArrayList<>();

    /// Another table that a step may read.
    ///
    /// @param relation its name in SQL
    public record Other(Schema schema, String relation) {}

    /// A problem with a change of one setting that mends it.
    ///
    /// @param setting the setting to change, empty when there is no such way
    /// @param value its new value as a file holds it
    public record Found(Problem problem, Optional<String> setting, Object value) {}

    /// @param facts what [Step#fit] learnt, empty before
    /// @param others tables by name
    public StepInput(
            Schema schema,
            Params params,
            String relation,
            Map<String, List<String>> facts,
            Map<String, Other> others) {
        this.schema = schema;
        this.params = params;
        this.relation = relation;
        this.facts = facts;
        this.others = others;
    }

    public Schema schema() {
        return schema;
    }

    public <T> T get(Param<T> param) {
        return params.get(param);
    }

    public String relation() {
        return relation;
    }

    /// What was learnt under a name, empty before it was.
    public List<String> fact(String name) {
        return facts.getOrDefault(name, List.of());
    }

    public boolean fitted() {
        return !facts.isEmpty();
    }

    public Optional<Other> other(String name) {
        return Optional.ofNullable(others.get(name));
    }

    public Set<String> otherNames() {
        return others.keySet();
    }

    public List<Found> found() {
        return List.copyOf(found);
    }

    public boolean broken() {
        return found.stream().anyMatch(f -> f.problem().severity() == Problem.Severity.ERROR);
    }

    public void error(Param<?> setting, String what, String fix) {
        found.add(new Found(Problem.error(setting.label(), what, fix), Optional.empty(), ""));
    }

    public void warn(Param<?> setting, String what, String fix) {
        found.add(new Found(Problem.warning(setting.label(), what, fix), Optional.empty(), ""));
    }

    /// The chosen column, when it is there and of a kind that the setting takes; otherwise tells why
    /// not.
    public Optional<Field> column(Param<String> setting) {
        var name = get(setting);
        if (name.isEmpty()) {
            error(setting, "No column is chosen.", "Choose one.");
            return Optional.empty();
        }
        return one(setting, name, List.of());
    }

    /// The chosen columns that are there; tells of each that is not. When none is chosen tells that,
    /// unless `none` allows it.
    public List<Field> columns(Param<List<String>> setting, boolean none) {
        var names = get(setting);
        if (names.isEmpty() && !none) {
            error(setting, "No columns are chosen.", "Choose at least one.");
        }
        var fields = new ArrayList<Field>();
        for (var name : names) {
            one(setting, name, names).ifPresent(fields::add);
        }
        return fields;
    }

    private Optional<Field> one(Param<?> setting, String name, List<String> all) {
        var field = schema.find(name);
        if (field.isEmpty()) {
            var near = Nearest.to(name, schema.names());
            Object mended =
                    near.<Object>map(n ->
                                    all.isEmpty()
                                            ? n
                                            : all.stream()
                                                    .map(a -> a.equals(name) ? n : a)
                                                    .toList())
                            .orElse("");
            found.add(
                    new Found(
                            Problem.error(
                                    setting.label(),
                                    "There is no column \"" + name + "\" here.",
                                    Nearest.hint(name, schema.names())),
                            near.map(_ -> setting.id()),
                            mended));
            return Optional.empty();
        }
        var kinds =
                switch (setting.domain()) {
                    case Domain.ColumnName(var k) -> k;
                    case Domain.ColumnNames(var k) -> k;
                    default -> Set.<Kind>of();
                };
        if (!kinds.isEmpty() && !kinds.contains(field.get().kind())) {
            error(
                    setting,
                    "\""
                            + name
                            + "\" is a column of kind "
                            + Domain.Choice.word(field.get().kind())
                            + ".",
                    "Choose " + setting.domain().describe() + ".");
            return Optional.empty();
        }
        return field;
    }

    /// The expression of a setting; tells what is wrong with it.
    public Optional<Expression> expression(Param<String> setting) {
        return read(setting, () -> Expression.of(get(setting), schema));
    }

    /// The condition of a setting; tells what is wrong with it.
    public Optional<Expression> condition(Param<String> setting) {
        return read(setting, () -> Expression.condition(get(setting), schema));
    }

    private Optional<Expression> read(
            Param<String> setting, java.util.function.Supplier<Expression> reader) {
        try {
            return Optional.of(reader.get());
        } catch (ProblemException e) {
            for (var problem : e.problems()) {
                var where =
                        problem.where().isEmpty()
                                ? setting.label()
                                : setting.label() + ", " + problem.where();
                found.add(
                        new Found(
                                Problem.error(where, problem.what(), problem.fix()),
                                Optional.empty(),
                                ""));
            }
            return Optional.empty();
        }
    }

    /// A name for a new column: what the setting says, or the preset; tells when it is taken.
    ///
    /// @param replaced a column that may have this name already, because it goes
    public String newName(Param<String> setting, String preset, String replaced) {
        var name = get(setting).strip();
        if (name.isEmpty()) {
            name = preset;
        }
        if (schema.find(name).isPresent() && !name.equals(replaced)) {
            error(setting, "There is a column \"" + name + "\" already.", "Choose another name.");
        }
        if (name.length() > 1_000) {
            error(setting, "The name is too long.", "Choose one below 1,000 characters.");
        }
        return name;
    }
}
