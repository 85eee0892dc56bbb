package org.bottega.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.feature.Featurizers;
import org.bottega.learn.feature.Place;
import org.bottega.model.features.Features;

/// What each featurizer costs: rows a second in a batch on one thread, and for one row at a time the median and
/// the bytes it leaves for the collector, early and late, which must be the same.
///
/// `java … org.bottega.bench.FeatureSpeed [rows]`
public final class FeatureSpeed {
    private static final int SINGLE = 20_000;

    private FeatureSpeed() {}

    /// @param report takes each line of the report
    static void run(int rows, Consumer<String> report) {
        var table = table(rows);
        var target = Target.learn(table, new Task.Regression("y"));
        for (var featurizer : Featurizers.all()) {
            var id = featurizer.info().id();
            if (id.equals("sentence-vectors")) {
                continue;
            }
            var place = featurizer.places().stream().sorted().findFirst().orElse(Place.NUMBERS);
            var column =
                    switch (place) {
                        case NUMBERS -> "number";
                        case CATEGORIES -> "category";
                        case MOMENTS -> "moment";
                        case TEXTS -> "text";
                    };
            // a bag of values and words are both most at home in texts
            var name = featurizer.places().contains(Place.TEXTS) ? "text" : column;
            var only = table.select(List.of(name, "y"));
            var features =
                    FeatureFitting.fit(
                                    only,
                                    target,
                                    "y",
                                    Encoding.TREES,
                                    new FeatureChoices(List.of(name + "=" + id)),
                                    1)
                            .features();
            if (features.width() > 0) {
                report.accept(measured(id, features, only));
            }
        }
    }

    private static String measured(String id, Features features, Table table) {
        int block = 512;
        var out = new double[block * features.width()];
        double best = Double.POSITIVE_INFINITY;
        for (int again = 0; again < 5; again++) {
            long start = System.nanoTime();
            var bound = features.bind(table);
            for (int from = 0; from + block <= table.rows(); from += block) {
                bound.encode(from, from + block, out, 0, features.width());
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        var ones = IntStream.range(0, 100).mapToObj(i -> table.rows(new int[] {i})).toList();
        long early = single(features, ones, out)[1];
        var late = single(features, ones, out);
        return String.format(
                Locale.ROOT,
                "%-14s %5d inputs %,12.0f rows/s   one row %6.2f µs, %,d bytes, later %,d bytes",
                id,
                features.width(),
                table.rows() / best,
                late[0] / 1e3,
                early,
                late[1]);
    }

    /// @return median nanoseconds and mean bytes of one row
    private static long[] single(Features features, List<Table> ones, double[] out) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var took = new long[SINGLE];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < SINGLE; i++) {
            var row = ones.get(i % ones.size());
            long start = System.nanoTime();
            features.bind(row).encode(0, 1, out, 0, features.width());
            took[i] = System.nanoTime() - start;
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / SINGLE;
        Arrays.sort(took);
        return new long[] {took[SINGLE / 2], bytes};
    }

    private static Table table(int rows) {
        var random = new SplittableRandom(1);
        var number = random.doubles(rows, 0.1, 9).toArray();
        var moment = random.longs(rows, 0, 1_700_000_000_000_000L).toArray();
        var codes = random.ints(rows, 0, 2_000).toArray();
        var levels = IntStream.range(0, 2_000).mapToObj(i -> "level " + i).toList();
        var texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            var text = new StringBuilder();
            for (int w = 0; w < 30; w++) {
                // the frequency of words falls as in a language
                text.append("word").append((int) Math.pow(3000, random.nextDouble())).append(' ');
            }
            texts[i] = text.toString();
        }
        var y = random.doubles(rows).toArray();
        List<Column> columns =
                List.of(
                        new NumberColumn(number),
                        new CategoryColumn(codes, levels),
                        new TimeColumn(moment),
                        new TextColumn(texts),
                        new NumberColumn(y));
        return new Table(
                Schema.of(
                        Field.of("number", Kind.NUMBER),
                        Field.of("category", Kind.CATEGORY),
                        Field.of("moment", Kind.DATE_TIME),
                        Field.of("text", Kind.TEXT),
                        Field.of("y", Kind.NUMBER)),
                columns);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        run(args.length > 0 ? Integer.parseInt(args[0]) : 100_000, System.out::println);
    }
}
