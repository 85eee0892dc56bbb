package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.data.Snapshot;
import org.bottega.data.Splitting;
import org.bottega.data.Splitting.Way;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;

/// Sets rows aside to judge a model by.
final class SplitRows extends Declared {
    static final String TRAINING = "training";
    static final String TEST = "test";

    private static final Param<Way> WAY =
            Param.choice("way", Way.RANDOM)
                    .doc(
                            "By chance; by chance with the same share of every class; the last rows"
                                    + " by order; or rows with one key together.");
    private static final Param<String> COLUMN =
            Param.column("column").doc("The class, the order or the key; not needed by chance.");
    private static final Param<Double> SHARE =
            Param.real("share", 0.25, 0.001, 0.999).doc("The share of the rows set aside.");
    private static final Param<Integer> SEED =
            Param.whole("seed", 1, 0, Integer.MAX_VALUE).doc("Decides what is left to chance.");
    private static final Param<Integer> FOLDS =
            Param.whole("folds", 0, 0, 1000)
                    .doc(
                            "With 2 or more, the rows are dealt into so many folds, and one is set"
                                    + " aside instead of the share.");
    private static final Param<Integer> FOLD =
            Param.whole("fold", 1, 1, 1000).doc("Which fold is set aside.");

    SplitRows() {
        super(
                Label.of(
                        "split",
                        "Split rows",
                        "Sets rows aside to judge a model by: random, stratified, ordered or by key.",
                        Category.SPLIT,
                        "call-split",
                        "partition",
                        "train test",
                        "hold-out",
                        "stratified",
                        "cross-validation",
                        "fold"));
    }

    @Override
    public String documentation() {
        return """
        Whatever learns from rows belongs behind this node: a model, and also steps such as filling
        with a mean. Rows that come later in time are to be judged by an ordered split; rows of the
        same person, machine or place by a split by key.

        For a cross-validation put the nodes from here to the evaluation into a repeated component
        over the setting *fold*, with the values 1 to the number of folds.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(WAY, COLUMN, SHARE, SEED, FOLDS, FOLD);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table(TRAINING, "Rows to learn from"), table(TEST, "Rows set aside"));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.SPLITS);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        boolean needed = look.get(WAY) == Way.STRATIFIED || look.get(WAY) == Way.BY_KEY;
        if (needed || !look.get(COLUMN).isBlank()) {
            look.column(COLUMN, DATA);
        }
        if (look.get(FOLDS) == 1) {
            look.error(FOLDS.label(), "One fold cannot be set aside.", "Give 2 or more, or 0.");
        } else if (look.get(FOLDS) > 1 && look.get(FOLD) > look.get(FOLDS)) {
            look.error(
                    FOLD.label(),
                    "There are only " + look.get(FOLDS) + " folds.",
                    "Give a number up to that.");
        }
        var out = new Outline(PortType.TABLE, look.schema(DATA), OptionalLong.empty(), Map.of());
        return Map.of(TRAINING, out, TEST, out);
    }

    @Override
    public void run(NodeRun run) {
        var data = Pieces.table(run.input(DATA));
        var how =
                new Splitting(
                        run.get(WAY),
                        run.get(WAY) == Way.RANDOM ? "" : run.get(COLUMN),
                        run.get(SHARE),
                        run.get(SEED));
        var training = Pieces.tablePlace(run, TRAINING);
        var test = Pieces.tablePlace(run, TEST);
        if (run.get(FOLDS) > 1) {
            how.fold(data, run.get(FOLDS), run.get(FOLD), training, test, run.progress());
        } else {
            how.write(data, training, test, run.progress());
        }
        Pieces.tell(run, TRAINING, Snapshot.open(training));
        Pieces.tell(run, TEST, Snapshot.open(test));
    }
}
