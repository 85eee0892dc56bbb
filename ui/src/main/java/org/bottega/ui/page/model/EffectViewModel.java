package org.bottega.ui.page.model;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bottega.chart.Chart;
import org.bottega.explain.Interplay;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.explain.decision.EffectCharts;
import org.bottega.explain.effect.AccumulatedEffect;
import org.bottega.explain.effect.PairDependence;
import org.bottega.explain.effect.PairEffect;
import org.bottega.explain.effect.PartialDependence;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What a column, or two together, do to what the model tells. Belongs to the window's thread.
public final class EffectViewModel {
    private static final PartialDependence.Settings PAIR =
            new PartialDependence.Settings(12, 200, 0);

    /// How the effect is found.
    public enum Way {
        /// contributions of the rows over their values
        CONTRIBUTIONS,
        /// partial dependence, with the curves of single rows
        PARTIAL,
        /// accumulated local effects
        ACCUMULATED
    }

    private final Desk desk;
    private final Model model;
    private final DecisionCharts decisions;
    private final EffectCharts effects;
    private final Finding<Chart> chart;
    private final StringProperty column = new SimpleStringProperty("");
    private final StringProperty other = new SimpleStringProperty("");
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.CONTRIBUTIONS);
    private @Nullable Attributions why;
    private Table rows;
    private int output;

    EffectViewModel(Desk desk, Model model, Map<Object, Object> kept) {
        this.desk = desk;
        this.model = model;
        this.rows = model.sample();
        this.decisions = DecisionCharts.in(desk.messages().locale());
        this.effects = EffectCharts.in(desk.messages().locale());
        this.chart = new Finding<>(desk, kept);
        column.addListener((_, _, _) -> ask());
        other.addListener((_, _, _) -> ask());
        way.addListener((_, _, _) -> ask());
    }

    /// The column that is looked at.
    public StringProperty column() {
        return column;
    }

    /// A second one: the colour of contributions, or the other side of a surface; empty for none, or for the
    /// colour that tells most.
    public StringProperty other() {
        return other;
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    public Finding<Chart> chart() {
        return chart;
    }

    public List<String> columns() {
        return model.signature().inputs().names();
    }

    /// Explains another output.
    void show(Attributions contributions, Table of, int ofOutput) {
        why = contributions;
        rows = of;
        output = ofOutput;
        ask();
    }

    /// Asks once more, after a stop.
    public void ask() {
        var contributions = why;
        var name = column.get();
        var second = other.get() == null || other.get().equals(name) ? "" : other.get();
        if (contributions == null || name == null || name.isEmpty()) {
            return;
        }
        var of = way.get();
        int shown = output;
        var locale = desk.messages().locale();
        chart.ask(
                List.of("effect", of, name, second, shown, locale),
                desk.say("explain.job.effect", name),
                progress -> draw(contributions, of, name, second, shown, progress));
    }

    private Chart draw(
            Attributions contributions,
            Way of,
            String name,
            String second,
            int shown,
            Progress progress) {
        var kind = model.signature().inputs().require(name).kind();
        int told = told(contributions, shown);
        return switch (of) {
            case CONTRIBUTIONS -> {
                int at = contributions.columns().indexOf(name);
                var by =
                        second.isEmpty()
                                ? Interplay.with(contributions, rows, at, shown).stream()
                                        .findFirst()
                                        .orElse("")
                                : second;
                yield decisions.dependence(contributions, rows, at, shown, by);
            }
            case PARTIAL ->
                    second.isEmpty()
                            ? effects.partial(
                                    PartialDependence.of(
                                            model,
                                            rows,
                                            name,
                                            PartialDependence.Settings.USUAL,
                                            progress),
                                    told,
                                    kind,
                                    unit(told))
                            : effects.pair(
                                    PairDependence.of(
                                            model, rows, name, second, told, PAIR, progress),
                                    unit(told));
            case ACCUMULATED ->
                    second.isEmpty()
                            ? effects.accumulated(
                                    AccumulatedEffect.of(
                                            model,
                                            rows,
                                            name,
                                            PartialDependence.Settings.USUAL,
                                            progress),
                                    told,
                                    kind,
                                    unit(told))
                            : effects.together(
                                    PairEffect.of(model, rows, name, second, told, PAIR, progress),
                                    unit(told));
        };
    }

    /// The model's output that an explained one belongs to: two classes may share one margin.
    private int told(Attributions contributions, int shown) {
        int outputs = model.signature().outputs();
        return contributions.outputs().size() == outputs ? shown : outputs - 1;
    }

    private String unit(int told) {
        return model.signature().classifies()
                ? desk.say("explain.probability", model.signature().classes().get(told))
                : model.signature().task().target();
    }
}
