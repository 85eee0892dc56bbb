package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.app.terminal.Console;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Tried;
import org.bottega.engine.TuneRun;
import org.bottega.engine.flow.FlowTuneRun;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.model.json.Json;

/// What `bottega tune` does with a workflow.
public final class FlowTuning {
    private static final int SHOWN = 10;

    private FlowTuning() {}

    /// @param json whether one document goes to standard output
    public static void run(
            Flows flows, FlowTuneRun.Request request, Path out, boolean json, Console console) {
        Folders.make(out);
        var result = FlowTuneRun.run(flows, request, out, console.progress("Tuning"));
        console.result(json ? document(result, out) : text(result));
        console.say(
                result.better()
                        ? "The best settings are in " + FlowTuneRun.WORKFLOW + "."
                        : "No trial does better than the workflow as it is; "
                                + FlowTuneRun.WORKFLOW
                                + " is the same.");
        console.say(
                "Written to "
                        + out
                        + ": "
                        + String.join(", ", FlowTuneRun.WORKFLOW, TuneRun.REPORT, Journal.FILE));
    }

    private static String document(FlowTuneRun.Result result, Path out) {
        var document = Json.object();
        document.put("metric", result.objective().name());
        document.set("start", Json.number(result.start().getFirst()));
        var best = document.putObject("best");
        best.put("trial", result.best().number() + 1);
        best.set("values", Json.plain(result.best().values()));
        best.set("score", Json.number(result.best().scores().getFirst()));
        if (result.objectives().size() > 1) {
            var front = document.putArray("front");
            for (var trial : FlowTuneRun.ranked(result)) {
                var one = front.addObject();
                one.put("trial", trial.number() + 1);
                one.set("values", Json.plain(trial.values()));
                var scores = one.putObject("scores");
                for (int o = 0; o < result.objectives().size(); o++) {
                    scores.set(
                            result.objectives().get(o).name(), Json.number(trial.scores().get(o)));
                }
            }
        }
        document.put("better", result.better());
        document.put("trials", result.tried().size());
        document.put("failed", failed(result));
        document.put("workflow", out.resolve(FlowTuneRun.WORKFLOW).toString());
        return Json.pretty(document).stripTrailing();
    }

    private static long failed(FlowTuneRun.Result result) {
        return result.tried().stream().filter(t -> t.state() == Tried.State.FAILED).count();
    }

    private static String text(FlowTuneRun.Result result) {
        var rows = new ArrayList<List<String>>();
        for (var trial : FlowTuneRun.ranked(result).stream().limit(SHOWN).toList()) {
            var row = new ArrayList<String>();
            row.add(Integer.toString(trial.number() + 1));
            trial.scores().forEach(s -> row.add(score(s)));
            row.add(String.format(Locale.ROOT, "%.1f", trial.seconds()));
            row.add(TuningCharts.line(trial.values()));
            rows.add(row);
        }
        var why =
                result.tried().stream()
                        .filter(t -> !t.note().isEmpty())
                        .findFirst()
                        .map(t -> ", " + failed(result) + " of them failed: " + t.note())
                        .orElse(".");
        var heads = new ArrayList<String>();
        heads.add("Trial");
        result.objectives().forEach(o -> heads.add(o.name()));
        heads.add("seconds");
        heads.add("settings");
        return Console.table(heads, rows)
                + "\n\nThe workflow as it is: "
                + String.join(", ", result.start().stream().map(FlowTuning::score).toList())
                + "\n"
                + result.tried().size()
                + " trials"
                + why;
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.5g", score);
    }
}
