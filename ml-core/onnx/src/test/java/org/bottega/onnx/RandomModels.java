package org.bottega.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.jspecify.annotations.Nullable;

/// Models that nobody trained: every encoder, every predictor, any link, from a seed.
final class RandomModels {
    private final Random random;
    private final List<String> colours =
            IntStream.range(0, 70)
                    .mapToObj(i -> i == 3 ? "naïve, \"red\"" : "colour " + i)
                    .toList();
    private final List<String> answers = List.of("no", "yes");

    RandomModels(long seed) {
        this.random = new Random(seed);
    }

    static Schema schema(List<String> colours, List<String> answers) {
        return Schema.of(
                Field.of("size in m²", Kind.NUMBER),
                Field.of("label", Kind.NUMBER),
                new Field("colour", Kind.CATEGORY, Role.FEATURE, colours),
                new Field("paid?", Kind.BOOLEAN, Role.FEATURE, answers),
                Field.of("sold", Kind.DATE_TIME),
                Field.of("remark", Kind.TEXT));
    }

    Table rows(int count) {
        var sizes = new double[count];
        var labels = new double[count];
        var colour = new @Nullable String[count];
        var paid = new @Nullable String[count];
        var sold = new long[count];
        var remark = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            sizes[i] =
                    random.nextInt(10) == 0
                            ? Double.NaN
                            : Math.round(random.nextGaussian() * 8) / 4.0;
            labels[i] =
                    random.nextInt(10) == 0
                            ? Double.POSITIVE_INFINITY
                            : random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
            colour[i] =
                    random.nextInt(10) == 0 ? null : colours.get(random.nextInt(colours.size()));
            if (random.nextInt(20) == 0) {
                colour[i] = "never seen";
            }
            paid[i] = random.nextInt(10) == 0 ? null : answers.get(random.nextInt(2));
            sold[i] =
                    random.nextInt(10) == 0
                            ? TimeColumn.MISSING
                            : (long) (random.nextGaussian() * 4e15);
            remark[i] = random.nextBoolean() ? null : "text " + i;
        }
        return new Table(
                schema(colours, answers),
                List.<Column>of(
                        new NumberColumn(sizes),
                        new NumberColumn(labels),
                        CategoryColumn.of(colour),
                        CategoryColumn.of(paid),
                        new TimeColumn(sold),
                        new org.bottega.kernel.table.TextColumn(remark)));
    }

    Features features() {
        var encoders = new ArrayList<Encoder>();
        encoders.add(new Encoder.Number("size in m²"));
        encoders.add(new Encoder.Number("label"));
        encoders.add(new Encoder.Codes("colour", colours, random.nextBoolean()));
        encoders.add(new Encoder.Codes("paid?", answers, false));
        encoders.add(new Encoder.OneHot("colour", colours.subList(0, 5)));
        encoders.add(new Encoder.Missing("colour"));
        encoders.add(new Encoder.Missing("label"));
        encoders.add(new Encoder.Missing("sold"));
        encoders.add(new Encoder.Missing("remark"));
        encoders.add(new Encoder.Codes("colour", List.of(), true));
        for (var part : Encoder.Part.values()) {
            encoders.add(new Encoder.DatePart("sold", part));
        }
        encoders.add(new Encoder.Scaled(new Encoder.Number("label"), 0.3, 0.7, 3.1));
        java.util.Collections.shuffle(encoders, random);
        return new Features(encoders);
    }

    /// The same columns without a missing value left, for linear predictors.
    Features filled() {
        var encoders = new ArrayList<Encoder>();
        encoders.add(new Encoder.Scaled(new Encoder.Number("size in m²"), 1.5, 0.1, 2.2));
        encoders.add(Encoder.Scaled.filled(new Encoder.Codes("paid?", answers, false), 0.5));
        encoders.add(new Encoder.OneHot("colour", colours));
        encoders.add(new Encoder.Missing("size in m²"));
        encoders.add(
                new Encoder.Scaled(
                        new Encoder.DatePart("sold", Encoder.Part.EPOCH_DAY), 10, 5000, 1e6));
        encoders.add(
                new Encoder.Scaled(new Encoder.DatePart("sold", Encoder.Part.WEEKDAY), 4, 4, 2));
        return new Features(encoders);
    }

    Model classifier(Features features, Predictor predictor) {
        return model(features, predictor, new Task.Classification("label"));
    }

    Model regressor(Features features, Predictor predictor) {
        return model(features, predictor, new Task.Regression("price"));
    }

    private Model model(Features features, Predictor predictor, Task task) {
        var classes =
                task instanceof Task.Classification
                        ? IntStream.range(0, predictor.outputs())
                                .mapToObj(k -> "class " + k)
                                .toList()
                        : List.<String>of();
        return new Model(
                new Signature(schema(colours, answers), task, classes),
                features,
                predictor,
                rows(200),
                Map.of("name", "A random model", "note", "ünïcode \"quoted\""));
    }

    Linear linear(int inputs, int margins, Link link) {
        return new Linear(
                inputs,
                random.doubles((long) inputs * margins, -1, 1).toArray(),
                random.doubles(margins, -1, 1).toArray(),
                link);
    }

    TreeEnsemble forest(Features features, int margins, Link link, int leafWidth, int trees) {
        var builder =
                new TreeEnsembleBuilder(
                        features.width(),
                        random.doubles(margins, -1, 1).toArray(),
                        link,
                        leafWidth);
        var real = features.encode(rows(300));
        for (int t = 0; t < trees; t++) {
            int depth = t % 7;
            builder.tree(
                    grow(builder, features, real, depth, leafWidth),
                    leafWidth == 1 ? random.nextInt(margins) : 0);
        }
        return builder.build();
    }

    private int grow(
            TreeEnsembleBuilder builder,
            Features features,
            org.bottega.model.features.Matrix real,
            int depth,
            int leafWidth) {
        if (depth == 0) {
            return builder.leaf(1, random.doubles(leafWidth, -0.5, 0.5).toArray());
        }
        int input = random.nextInt(features.width());
        boolean missingLeft = random.nextBoolean();
        int node;
        int levels = features.features().get(input).levels();
        if (levels > 0 && random.nextInt(4) > 0) {
            node = builder.category(input, set(levels), missingLeft, 1, 1);
        } else {
            double threshold = real.column(input)[random.nextInt(real.rows())];
            if (Double.isNaN(threshold)) {
                threshold = random.nextBoolean() ? 0 : Double.POSITIVE_INFINITY;
            }
            node = builder.numeric(input, threshold, missingLeft, 1, 1);
        }
        int left = grow(builder, features, real, depth - 1, leafWidth);
        int right = grow(builder, features, real, depth - 1, leafWidth);
        builder.children(node, left, right);
        return node;
    }

    private long[] set(int levels) {
        var set = new long[levels / 64 + 1];
        int style = random.nextInt(4);
        int limit = style == 0 ? Math.min(levels, 31) : levels;
        for (int code = 0; code < limit; code++) {
            boolean in =
                    switch (style) {
                        case 1 -> random.nextInt(20) == 0;
                        case 2 -> random.nextInt(20) > 0;
                        default -> random.nextBoolean();
                    };
            if (in) {
                set[code >> 6] |= 1L << (code & 63);
            }
        }
        return set;
    }

    Blend blend(Features features, List<Predictor> parts, List<int[]> inputs) {
        var weights = random.doubles(parts.size(), 0.1, 1).toArray();
        double sum = Arrays.stream(weights).sum();
        var members = new ArrayList<Blend.Member>();
        for (int i = 0; i < parts.size(); i++) {
            members.add(
                    new Blend.Member("member " + i, weights[i] / sum, inputs.get(i), parts.get(i)));
        }
        return new Blend(features.width(), members);
    }
}
