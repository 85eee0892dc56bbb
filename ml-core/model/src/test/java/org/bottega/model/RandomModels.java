package org.bottega.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.bottega.kernel.task.Task;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.jspecify.annotations.Nullable;

/// Forests, tables and models made by chance from a seed.
public final class RandomModels {
    /// The levels of the category column `colour`.
    public static final List<String> COLOURS = List.of("blue", "green", "red", "white", "yellow");

    private final Random random;

    public RandomModels(long seed) {
        this.random = new Random(seed);
    }

    /// @param levels for each input 0 for a number in 0..1, else how many codes it has
    public TreeEnsemble forest(
            int[] levels, int trees, int depth, int margins, Link link, boolean vectorLeaves) {
        var base = new double[margins];
        for (int k = 0; k < margins; k++) {
            base[k] = random.nextGaussian();
        }
        var builder =
                new TreeEnsembleBuilder(levels.length, base, link, vectorLeaves ? margins : 1);
        for (int t = 0; t < trees; t++) {
            int root = grow(builder, levels, depth, 1000, vectorLeaves ? margins : 1);
            builder.tree(root, vectorLeaves ? 0 : t % margins);
        }
        return builder.build();
    }

    private int grow(
            TreeEnsembleBuilder builder, int[] levels, int depth, double cover, int width) {
        if (depth == 0 || random.nextInt(6) == 0) {
            var values = new double[width];
            for (int k = 0; k < width; k++) {
                values[k] = random.nextGaussian();
            }
            return builder.leaf(cover, values);
        }
        int input = random.nextInt(levels.length);
        boolean missingLeft = random.nextBoolean();
        int node;
        if (levels[input] == 0) {
            node = builder.numeric(input, random.nextDouble(), missingLeft, 1, cover);
        } else {
            var set = new long[] {random.nextLong() & ((1L << levels[input]) - 1)};
            node = builder.category(input, set, missingLeft, 1, cover);
        }
        double share = 0.05 + 0.9 * random.nextDouble();
        int left = grow(builder, levels, depth - 1, cover * share, width);
        int right = grow(builder, levels, depth - 1, cover * (1 - share), width);
        builder.children(node, left, right);
        return node;
    }

    /// Encoded rows that fit the levels, some values missing, some codes unseen.
    public double[] rows(int[] levels, int count) {
        var rows = new double[count * levels.length];
        for (int i = 0; i < rows.length; i++) {
            int l = levels[i % levels.length];
            rows[i] =
                    random.nextInt(8) == 0
                            ? Double.NaN
                            : l == 0 ? random.nextDouble() : random.nextInt(l + 1);
        }
        return rows;
    }

    public Linear linear(int inputs, int margins, Link link) {
        var weights = random.doubles((long) inputs * margins, -1, 1).toArray();
        return new Linear(inputs, weights, random.doubles(margins, -1, 1).toArray(), link);
    }

    /// A table with a column of every kind, missing values in each.
    public Table table(int rows) {
        var age = new double[rows];
        var colour = new @Nullable String[rows];
        var member = new @Nullable String[rows];
        var since = new long[rows];
        var note = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            age[i] = random.nextInt(7) == 0 ? Double.NaN : random.nextDouble();
            colour[i] = random.nextInt(7) == 0 ? null : COLOURS.get(random.nextInt(5));
            member[i] = random.nextInt(7) == 0 ? null : random.nextBoolean() ? "yes" : "no";
            since[i] =
                    random.nextInt(7) == 0
                            ? TimeColumn.MISSING
                            : random.nextLong(1_700_000_000_000_000L);
            note[i] = random.nextInt(7) == 0 ? null : "nóte " + i;
        }
        return new Table(
                schema(),
                List.<Column>of(
                        new NumberColumn(age),
                        CategoryColumn.of(colour, COLOURS),
                        CategoryColumn.of(member, List.of("no", "yes")),
                        new TimeColumn(since),
                        new TextColumn(note)));
    }

    public static Schema schema() {
        return Schema.of(
                Field.of("age", Kind.NUMBER),
                new Field("colour", Kind.CATEGORY, Role.FEATURE, COLOURS),
                new Field("member", Kind.BOOLEAN, Role.FEATURE, List.of("no", "yes")),
                Field.of("since", Kind.DATE_TIME),
                Field.of("note", Kind.TEXT));
    }

    /// Every kind of encoder over [#schema()].
    public static Features features() {
        return new Features(
                List.of(
                        new Encoder.Number("age"),
                        new Encoder.Codes("colour", COLOURS, true),
                        new Encoder.DatePart("since", Encoder.Part.MONTH),
                        new Encoder.Missing("since"),
                        new Encoder.Scaled(new Encoder.Number("age"), 0.5, 0.5, 0.25),
                        new Encoder.OneHot("member", List.of("no", "yes"))));
    }

    /// How many codes each of [#features()] has.
    public static final int[] LEVELS = {0, 6, 0, 0, 0, 0, 0};

    /// A classifier of three classes: a blend of two forests and a linear model.
    public Model blend(int trees, int depth) {
        int[] forestInputs = {0, 1, 2, 3};
        int[] forestLevels = {0, 6, 0, 0};
        var members = new ArrayList<Blend.Member>();
        members.add(
                new Blend.Member(
                        "Forest",
                        0.5,
                        forestInputs,
                        forest(forestLevels, trees, depth, 3, Link.SOFTMAX, false)));
        members.add(
                new Blend.Member(
                        "Vector forest",
                        0.3,
                        forestInputs,
                        forest(forestLevels, trees, depth, 3, Link.SOFTMAX, true)));
        members.add(
                new Blend.Member(
                        "Linear", 0.2, new int[] {3, 4, 5, 6}, linear(4, 3, Link.SOFTMAX)));
        return new Model(
                new Signature(
                        schema(), new Task.Classification("mood"), List.of("bad", "good", "so-so")),
                features(),
                new Blend(7, members),
                table(20),
                Map.of("algorithm", "blend", "rows", "1000"));
    }

    /// A model of one forest over [#features()].
    public Model forest(Task task, int trees, int depth) {
        boolean classifies = task instanceof Task.Classification;
        return new Model(
                new Signature(schema(), task, classifies ? List.of("no", "yes") : List.of()),
                features(),
                forest(LEVELS, trees, depth, 1, classifies ? Link.LOGISTIC : Link.IDENTITY, false),
                table(20),
                Map.of("algorithm", "forest"));
    }
}
