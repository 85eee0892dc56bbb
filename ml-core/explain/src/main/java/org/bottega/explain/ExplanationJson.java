package org.bottega.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Table;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Interactions;
import org.bottega.model.json.Json;

/// What moves a model's outputs, as JSON.
public final class ExplanationJson {
    private ExplanationJson() {}

    /// Columns by the mean size of their contributions, the strongest first, for each output.
    public static ObjectNode global(Attributions why) {
        var node = Json.object();
        node.put("space", Domain.Choice.word(why.space()));
        node.put("exact", why.exact());
        node.put("sampled", why.sampled());
        node.put("rows", why.rows());
        var outputs = node.putArray("outputs");
        for (int o = 0; o < why.outputs().size(); o++) {
            int output = o;
            var entry = outputs.addObject();
            entry.put("output", why.outputs().get(o));
            entry.set("base", Json.number(why.base(o)));
            var columns = entry.putArray("columns");
            var mean = why.meanSize(o);
            IntStream.range(0, mean.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer c) -> -mean[c]))
                    .forEach(c -> {
                        var column = columns.addObject();
                        column.put("column", why.columns().get(c));
                        column.set("meanSize", Json.number(mean[c]));
                        if (why.sampled()) {
                            column.set("meanError", Json.number(meanError(why, c, output)));
                        }
                    });
        }
        return node;
    }

    private static double meanError(Attributions why, int column, int output) {
        return IntStream.range(0, why.rows())
                .mapToDouble(i -> why.error(i, column, output))
                .average()
                .orElse(0);
    }

    /// One row: base, each column's value and contribution, and their total.
    ///
    /// @param row its number in `why` and in `rows`, from 0; told from 1
    public static ObjectNode row(Attributions why, Table rows, int row) {
        var node = Json.object();
        node.put("row", row + 1);
        var outputs = node.putArray("outputs");
        for (int o = 0; o < why.outputs().size(); o++) {
            var entry = outputs.addObject();
            entry.put("output", why.outputs().get(o));
            entry.set("base", Json.number(why.base(o)));
            entry.set("total", Json.number(why.total(row, o)));
            var columns = entry.putArray("columns");
            for (int c = 0; c < why.columns().size(); c++) {
                var column = columns.addObject();
                var name = why.columns().get(c);
                column.put("column", name);
                column.put("value", rows.column(name).text(row));
                column.set("moved", Json.number(why.value(row, c, o)));
                if (why.sampled()) {
                    column.set("error", Json.number(why.error(row, c, o)));
                }
            }
        }
        return node;
    }

    /// The pairs of columns that do most together, at most `most`.
    public static com.fasterxml.jackson.databind.node.ArrayNode interactions(
            Interactions found, int margin, int most) {
        int k = found.columns().size();
        var array = Json.array();
        IntStream.range(0, k * k)
                .filter(p -> p / k < p % k)
                .boxed()
                .sorted(
                        Comparator.comparingDouble(
                                (Integer p) -> -found.meanSize(p / k, p % k, margin)))
                .limit(most)
                .forEach(p ->
                        array.addObject()
                                .put("first", found.columns().get(p / k))
                                .put("second", found.columns().get(p % k))
                                .put("meanSize", found.meanSize(p / k, p % k, margin)));
        return array;
    }
}
