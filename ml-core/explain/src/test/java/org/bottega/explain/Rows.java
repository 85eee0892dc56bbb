package org.bottega.explain;

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
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.jspecify.annotations.Nullable;

/// Rows with a known law, and the models that follow it.
public final class Rows {
    private static final List<String> COLOURS = List.of("blue", "green", "red");

    private Rows() {}

    /// `price = 3·size − 2·(colour is red) + noise`, and `idle` that means nothing; `sold` is yes where
    /// the price is above 1.5.
    public static Table table(int rows, long seed) {
        var random = new Random(seed);
        var size = new double[rows];
        var idle = new double[rows];
        var price = new double[rows];
        var colour = new @Nullable String[rows];
        var sold = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            size[i] = random.nextDouble();
            idle[i] = random.nextDouble();
            colour[i] = COLOURS.get(random.nextInt(3));
            price[i] =
                    3 * size[i] - ("red".equals(colour[i]) ? 2 : 0) + 0.1 * random.nextGaussian();
            sold[i] = price[i] > 1.5 ? "yes" : "no";
        }
        return new Table(
                Schema.of(
                        Field.of("size", Kind.NUMBER),
                        new Field("colour", Kind.CATEGORY, Role.FEATURE, COLOURS),
                        Field.of("idle", Kind.NUMBER),
                        Field.of("price", Kind.NUMBER),
                        new Field("sold", Kind.BOOLEAN, Role.FEATURE, List.of("no", "yes"))),
                List.<Column>of(
                        new NumberColumn(size),
                        CategoryColumn.of(colour, COLOURS),
                        new NumberColumn(idle),
                        new NumberColumn(price),
                        CategoryColumn.of(sold, List.of("no", "yes"))));
    }

    public static Model price() {
        return model(new Task.Regression("price"), List.of(), 1, 0, Link.IDENTITY);
    }

    /// Its log-odds are ten times the price above 1.5.
    public static Model sold() {
        return model(new Task.Classification("sold"), List.of("no", "yes"), 10, -15, Link.LOGISTIC);
    }

    private static Model model(
            Task task, List<String> classes, double factor, double intercept, Link link) {
        var sample = table(100, 99).select(List.of("size", "colour", "idle"));
        var features =
                new Features(
                        List.of(
                                Encoder.Scaled.filled(new Encoder.Number("size"), 0.5),
                                new Encoder.OneHot("colour", COLOURS),
                                Encoder.Scaled.filled(new Encoder.Number("idle"), 0.5)));
        var weights = new double[] {3 * factor, 0, 0, -2 * factor, 0};
        return new Model(
                new Signature(sample.schema(), task, classes),
                features,
                new Linear(5, weights, new double[] {intercept}, link),
                sample,
                Map.of("algorithm", "law", "seed", "1"));
    }
}
