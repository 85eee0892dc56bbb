package org.bottega.ui.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.chart.Chart;
import org.bottega.explain.GlobalExplanation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.RowExplanation;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;
import org.bottega.ui.page.model.Models;

/// A model explained on the rows that came with it.
final class SampleExplanation implements Models.Explanation {
    private static final int MOST_STEPS = 10;
    private static final int WORDS = 4;

    private final Table rows;
    private final Attributions why;
    private final int output;
    private final GlobalExplanation all;

    SampleExplanation(Model model) {
        this.rows = model.sample();
        this.why = Explainer.of(model).explain(rows, Progress.none());
        this.output = why.presetOutput();
        this.all = GlobalExplanation.of(why, rows, output);
    }

    @Override
    public Chart importance() {
        return ModelCharts.contributions(all);
    }

    @Override
    public Chart beeswarm() {
        return ModelCharts.beeswarm(all);
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public String row(int row) {
        List<String> strongest =
                all.columns().stream().limit(WORDS).map(GlobalExplanation.Part::column).toList();
        return strongest.stream()
                .map(name -> {
                    var text = rows.column(name).text(row);
                    return name + " = " + (text == null ? "–" : text);
                })
                .collect(Collectors.joining(" · "));
    }

    @Override
    public Chart waterfall(int row) {
        return ModelCharts.waterfall(RowExplanation.of(why, rows, row, output, MOST_STEPS));
    }
}
