package org.bottega.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.features.Features;
import org.bottega.model.forecast.Horizon;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// A learnt model: a value. Whatever trained it, it predicts, is saved, explained, exported and served
/// in the same way.
public final class Model {
    private static final int BLOCK = 512;

    private final Signature signature;
    private final Features features;
    private final Predictor predictor;
    private final Table sample;
    private final Map<String, String> card;
    private final SequencedMap<String, Table> figures;
    private final @Nullable Horizon horizon;

    /// @param sample a few hundred training rows at most, the inputs' columns: what forms start from and
    ///     explanations compare with
    /// @param card facts about its making, by name
    public Model(
            Signature signature,
            Features features,
            Predictor predictor,
            Table sample,
            Map<String, String> card) {
        this(signature, features, predictor, sample, card, new LinkedHashMap<>());
    }

    /// @param figures what was found on the way, by name: read only afterwards
    public Model(
            Signature signature,
            Features features,
            Predictor predictor,
            Table sample,
            Map<String, String> card,
            SequencedMap<String, Table> figures) {
        this(signature, features, predictor, sample, card, figures, null);
    }

    /// @param horizon what makes the model's rows of a history, where it forecasts; else `null`
    public Model(
            Signature signature,
            Features features,
            Predictor predictor,
            Table sample,
            Map<String, String> card,
            SequencedMap<String, Table> figures,
            @Nullable Horizon horizon) {
        if (features.width() != predictor.inputs()) {
            throw new IllegalArgumentException(
                    features.width() + " features for a predictor of " + predictor.inputs());
        }
        if (predictor.outputs() != signature.outputs()) {
            throw new IllegalArgumentException(
                    predictor.outputs() + " outputs for a task with " + signature.outputs());
        }
        this.signature = signature;
        this.features = features;
        this.predictor = predictor;
        this.sample = sample;
        this.card = Map.copyOf(card);
        if ((horizon != null) != (signature.task() instanceof Task.Forecast)) {
            throw new IllegalArgumentException(
                    "a horizon is what a forecast has, and nothing else");
        }
        this.horizon = horizon;
        this.figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
    }

    public Signature signature() {
        return signature;
    }

    public Features features() {
        return features;
    }

    public Predictor predictor() {
        return predictor;
    }

    public Table sample() {
        return sample;
    }

    /// What was found on the way, by name: a family tree of rows, the quality of each number of groups tried.
    public SequencedMap<String, Table> figures() {
        return figures;
    }

    public Map<String, String> card() {
        return card;
    }

    /// What makes the model's rows of a history; empty where the model does not forecast.
    public Optional<Horizon> horizon() {
        return Optional.ofNullable(horizon);
    }

    /// The columns that a person gives: a history where the model forecasts, else its inputs.
    public Schema reads() {
        return horizon == null ? signature.inputs() : horizon.reads();
    }

    /// What the model tells a person, as columns: for each row of the table one row, or of a history one row for
    /// each series and step that follows its last known value.
    ///
    /// @param rows has the columns of [#reads()]; others are ignored
    /// @throws org.bottega.kernel.ProblemException as [#predict] does, and where a history has no grid
    public Table answer(Table rows) {
        if (horizon == null) {
            return predict(rows).toTable();
        }
        var history = Conform.to(horizon.reads(), rows);
        var origins =
                horizon.place(history).series().stream()
                        .map(s -> new Horizon.Origin(s, s.y().length))
                        .toList();
        var asked = horizon.rows(history, origins, horizon.steps());
        return horizon.table(asked, predict(asked.rows()).values());
    }

    /// Predicts all rows, block by block on the common pool.
    ///
    /// @param rows any table that has the model's inputs; other columns are ignored
    /// @throws org.bottega.kernel.ProblemException when a column is missing or cannot be read as the
    ///     model expects it
    public Predictions predict(Table rows) {
        var table = Conform.to(signature.inputs(), rows);
        var bound = features.bind(table);
        int width = features.width();
        int outputs = predictor.outputs();
        var out = new double[Math.multiplyExact(rows.rows(), outputs)];
        int blocks = (rows.rows() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(b -> {
                    int from = b * BLOCK;
                    int to = Math.min(rows.rows(), from + BLOCK);
                    var block = new double[(to - from) * width];
                    bound.encode(from, to, block, 0, width);
                    var result = new double[(to - from) * outputs];
                    predictor.predict(block, to - from, result);
                    System.arraycopy(result, 0, out, from * outputs, result.length);
                });
        return new Predictions(signature, out);
    }
}
