package org.bottega.learn.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.feature.ColumnFit;
import org.bottega.learn.feature.Draft;
import org.bottega.learn.feature.Learnt;
import org.bottega.learn.feature.NumberSummary;
import org.bottega.learn.feature.Pipeline;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.features.Product;
import org.jspecify.annotations.Nullable;

/// Fits encoders to the rows that are learnt from: each column goes through the pipelines that the learner's
/// encoding declares for its kind, or through those that a person chose for it.
///
/// Columns whose role is not FEATURE, identifiers, and columns with a single value are left out. Infinite
/// numbers count as missing.
public final class FeatureFitting {
    private static final List<Pipeline> ONE_INPUT_A_LEVEL =
            List.of(Pipeline.read("one-hot:levels=20"));

    private final Table table;
    private final int[] rows;
    private final @Nullable Learnt learnt;
    private final Encoding encoding;
    private final FeatureChoices.Wishes wishes;
    private final List<Encoder> encoders = new ArrayList<>();
    private final Map<Integer, Function<int[], Encoder>> refits = new HashMap<>();
    private final List<Problem> notes = new ArrayList<>();

    private FeatureFitting(
            Table table,
            int[] rows,
            @Nullable Learnt learnt,
            Encoding encoding,
            FeatureChoices.Wishes wishes) {
        this.table = table;
        this.rows = rows;
        this.learnt = learnt;
        this.encoding = encoding;
        this.wishes = wishes;
    }

    /// Fits encoders that look at no target.
    ///
    /// @param rows the rows to learn from, at least one
    /// @param target the column that is predicted and so is no input; empty where nothing is
    public static FittedFeatures fit(Table table, int[] rows, String target, Encoding encoding) {
        var fitting =
                new FeatureFitting(
                        table,
                        rows,
                        null,
                        encoding,
                        FeatureChoices.NONE.read(table.schema(), target));
        return fitting.all(target, 0);
    }

    /// Fits encoders, those that look at the target included.
    ///
    /// @param target what is predicted, and the rows to learn from, at least one
    /// @param name the column that is predicted; empty where nothing is
    /// @param choices what a person wants done with some columns
    /// @param seed decides the folds in which encoders look at the target
    /// @throws org.bottega.kernel.ProblemException (usage) where a choice does not fit its column
    public static FittedFeatures fit(
            Table table,
            Target target,
            String name,
            Encoding encoding,
            FeatureChoices choices,
            long seed) {
        var learnt = name.isEmpty() ? null : new Learnt(name, target.y(), target.classes());
        var wishes = choices.read(table.schema(), name);
        return new FeatureFitting(table, target.rows(), learnt, encoding, wishes).all(name, seed);
    }

    private FittedFeatures all(String target, long seed) {
        for (var field : table.schema().fields()) {
            if (!field.name().equals(target) && field.role() == Role.FEATURE) {
                add(field);
            }
        }
        wishes.interactions().forEach(this::add);
        return new FittedFeatures(new Features(encoders), notes, refits, learnt, seed);
    }

    /// The columns that encoders read, as they stand in the table, with the levels seen there.
    public static Schema inputs(Table table, Features features) {
        var read = new HashSet<String>();
        features.encoders().forEach(e -> read.addAll(e.columns()));
        var fields = new ArrayList<Field>();
        for (var field : table.schema().fields()) {
            if (read.contains(field.name())) {
                fields.add(
                        table.column(field.name()) instanceof CategoryColumn column
                                ? new Field(
                                        field.name(), field.kind(), field.role(), column.levels())
                                : field);
            }
        }
        return new Schema(fields);
    }

    private void add(Field field) {
        var column = table.column(field.name());
        var chosen = wishes.pipelines().get(field.name());
        if (chosen != null && chosen.isEmpty()) {
            notes.add(Problem.note(field.name(), "Left out, as you said."));
            return;
        }
        var pipelines = chosen != null ? chosen : encoding.pipelines(field.kind());
        int before = encoders.size();
        if (!alike(column)) {
            for (var pipeline : pipelines) {
                run(field, column, pipeline);
            }
        }
        if (encoders.size() == before) {
            notes.add(Problem.note(field.name(), "Left out: " + reason(field, column)));
        }
    }

    private void run(Field field, Column column, Pipeline pipeline) {
        var fit = new ColumnFit(field, column, rows, learnt);
        pipeline.steps().forEach(fit::step);
        fit.drafts().forEach(this::add);
        notes.addAll(fit.notes());
    }

    private void add(Draft draft) {
        if (encoders.contains(draft.encoder())) {
            return;
        }
        if (draft.refit() != null) {
            refits.put(encoders.size(), draft.refit());
        }
        encoders.add(draft.encoder());
    }

    /// What two columns do together: each number of one times each of the other. A number is taken as the
    /// learner's encoding wants it, a category as one input a level.
    private void add(Pairing pair) {
        if (pair.kind() != Pairing.Kind.PRODUCT) {
            derived(pair);
            return;
        }
        var products = new ArrayList<Encoder>();
        for (var first : side(pair.first())) {
            for (var second : side(pair.second())) {
                products.add(new Product(first, second));
            }
        }
        if (products.isEmpty()) {
            notes.add(
                    Problem.note(
                            pair.first() + " * " + pair.second(),
                            "Left out: one of them has the same value in all rows."));
        }
        encoders.addAll(products);
    }

    /// A number made of two columns goes through what the learner's encoding wants of numbers.
    private void derived(Pairing pair) {
        int before = encoders.size();
        for (var raw : raw(pair)) {
            var name = raw.features().getFirst().name();
            var values = new double[table.rows()];
            raw.bind(table).encode(0, values.length, values, 0, 1);
            var column = new NumberColumn(values);
            if (alike(column)) {
                continue;
            }
            for (var pipeline : encoding.pipelines(Kind.NUMBER)) {
                var fit = new ColumnFit(Field.of(name, Kind.NUMBER), column, rows, null);
                pipeline.steps().forEach(fit::step);
                for (var draft : fit.drafts()) {
                    var encoder = around(raw, draft.encoder());
                    if (encoder != null && !encoders.contains(encoder)) {
                        encoders.add(encoder);
                    }
                }
            }
        }
        if (encoders.size() == before) {
            notes.add(
                    Problem.note(
                            pair.line(), "Left out: it would have the same value in all rows."));
        }
    }

    private List<Encoder> raw(Pairing pair) {
        try {
            for (var name : List.of(pair.first(), pair.second())) {
                boolean category =
                        pair.kind() == Pairing.Kind.FREQUENCY
                                || pair.kind() == Pairing.Kind.GROUP && name.equals(pair.second());
                var column = table.column(name);
                if (category
                        ? !(column instanceof CategoryColumn)
                        : !(column instanceof NumberColumn)) {
                    throw ProblemException.usage(
                            name,
                            category
                                    ? "Only the levels of a category are groups, or frequent."
                                    : "Only numbers have ratios, differences and means.",
                            "Choose another column.");
                }
            }
            return pair.encoders(table, rows);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(
                    pair.line(), String.valueOf(e.getMessage()), "Choose other columns.");
        }
    }

    /// What was fitted to a column of its values, put around the encoder itself; nothing for an indicator of
    /// missing values: the columns that it is made of have their own.
    private static @Nullable Encoder around(Encoder raw, Encoder fitted) {
        return switch (fitted) {
            case Encoder.Number _ -> raw;
            case Encoder.Scaled(var base, double fill, double mean, double scale) -> {
                var inner = around(raw, base);
                yield inner == null ? null : new Encoder.Scaled(inner, fill, mean, scale);
            }
            default -> null;
        };
    }

    private List<Encoder> side(String name) {
        var field = table.schema().require(name);
        var column = table.column(name);
        var pipelines =
                switch (field.kind()) {
                    case NUMBER -> encoding.pipelines(field.kind());
                    case CATEGORY, BOOLEAN -> ONE_INPUT_A_LEVEL;
                    case DATE, DATE_TIME, TEXT, IDENTIFIER, IMAGE, SEQUENCE ->
                            throw ProblemException.usage(
                                    name,
                                    "Only numbers and categories can be multiplied.",
                                    "Choose two such columns.");
                };
        if (alike(column)) {
            return List.of();
        }
        var fit = new ColumnFit(field, column, rows, null);
        pipelines.getFirst().steps().forEach(fit::step);
        return fit.drafts().stream()
                .map(Draft::encoder)
                .filter(e -> !(e instanceof Encoder.Missing))
                .toList();
    }

    private String reason(Field field, Column column) {
        return switch (field.kind()) {
            case IMAGE -> "Pictures cannot be learnt from yet; turn them into numbers first.";
            case SEQUENCE -> "Sequences cannot be learnt from yet; turn them into numbers first.";
            case IDENTIFIER -> "It identifies rows, so nothing can be learnt from it.";
            case TEXT -> "No word stands in enough rows to learn from it.";
            default ->
                    empty(column)
                            ? "It has no usable value in any row."
                            : "It has the same value in all rows.";
        };
    }

    private boolean empty(Column column) {
        for (int row : rows) {
            boolean infinite =
                    column instanceof NumberColumn numbers && Double.isInfinite(numbers.value(row));
            if (!infinite && !column.missing(row)) {
                return false;
            }
        }
        return true;
    }

    /// Whether all rows have the same value, so that nothing can be learnt from it.
    private boolean alike(Column column) {
        return switch (column) {
            case NumberColumn numbers -> {
                var values = Arrays.stream(rows).mapToDouble(numbers::value).toArray();
                yield NumberSummary.of(values).constant();
            }
            case CategoryColumn names -> {
                int first = names.code(rows[0]);
                yield Arrays.stream(rows).allMatch(r -> names.code(r) == first);
            }
            case TimeColumn _, TextColumn _ -> false;
        };
    }
}
