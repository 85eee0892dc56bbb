package org.bottega.model.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.task.Task;
import org.bottega.model.Signature;
import org.bottega.model.forecast.Frequency;
import org.bottega.model.forecast.Grid;
import org.bottega.model.forecast.Horizon;
import org.bottega.model.forecast.Method;
import org.bottega.model.forecast.PastView;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.SchemaJson;

/// Writes and reads what a forecasting model makes of a history.
final class HorizonJson {
    private static final int MOST = 10_000;

    private HorizonJson() {}

    static ObjectNode write(Horizon horizon, ArraySink arrays) {
        var json = Json.object();
        json.set("reads", SchemaJson.write(horizon.reads()));
        json.putObject("frequency")
                .put("unit", Domain.Choice.word(horizon.frequency().unit()))
                .put("step", arrays.put("horizon.step", longs(horizon.frequency())));
        json.put("gaps", Domain.Choice.word(horizon.grid().gaps()))
                .put("repeats", Domain.Choice.word(horizon.grid().repeats()))
                .put("lags", horizon.view().lags())
                .put("season", horizon.view().season())
                .put("never-negative", horizon.neverNegative());
        json.set("known", Json.plain(horizon.known()));
        json.set("past", Json.plain(horizon.past()));
        json.set(
                "methods",
                Json.plain(horizon.methods().stream().map(Domain.Choice::word).toList()));
        json.put("quantiles", arrays.put("horizon.quantiles", horizon.quantiles()))
                .put("offsets", arrays.put("horizon.offsets", horizon.offsets()));
        return json;
    }

    private static long[] longs(Frequency frequency) {
        return new long[] {frequency.count(), frequency.anchor()};
    }

    static Horizon read(JsonView json, Signature signature, ArrayEntries arrays) {
        if (!(signature.task() instanceof Task.Forecast task)) {
            throw json.refused("a model that forecasts");
        }
        var step = arrays.longs(json.at("frequency").at("step"));
        if (step.length != 2) {
            throw json.refused("a step and where it begins");
        }
        var reads = SchemaJson.read(json.at("reads"));
        List<Method> methods =
                json.at("methods").items().stream().map(m -> m.choice(Method.class)).toList();
        var horizon =
                new Horizon(
                        reads,
                        task,
                        new Frequency(
                                json.at("frequency").at("unit").choice(Frequency.Unit.class),
                                step[0],
                                step[1]),
                        new Grid(
                                json.at("gaps").choice(Grid.Gaps.class),
                                json.at("repeats").choice(Grid.Repeats.class)),
                        new PastView(
                                json.at("lags").whole(0, MOST), json.at("season").whole(1, MOST)),
                        json.at("known").texts(),
                        json.at("past").texts(),
                        methods,
                        arrays.doubles(json.at("quantiles")),
                        arrays.doubles(json.at("offsets")),
                        json.at("never-negative").flag());
        var named = new java.util.ArrayList<>(task.series());
        named.add(task.target());
        named.add(task.time());
        named.addAll(horizon.known());
        named.addAll(horizon.past());
        named.forEach(reads::require);
        return horizon;
    }
}
