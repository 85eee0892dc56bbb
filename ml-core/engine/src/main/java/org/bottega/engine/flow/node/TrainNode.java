package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bottega.automl.Proposal;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.engine.flow.piece.ModelFacts;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.selection.Selection;

/// An algorithm as a node that trains a model: everything about it comes from the algorithm's own
/// declaration.
final class TrainNode extends Declared {
    static final Param<String> TARGET = Param.column("target").doc("The column to predict.");
    static final Param<Integer> SEED =
            Param.whole("seed", 1, 0, Integer.MAX_VALUE).doc("Decides what is left to chance.");
    private static final Param<Wanted> TASK =
            Param.choice("task", Wanted.AUTO).doc("Whether the target is a class or a quantity.");
    private static final Param<Boolean> BALANCE =
            Param.flag("balance", false)
                    .doc("Let all classes count the same, however frequent they are.");
    private static final Param<Calibration> CALIBRATION =
            Param.choice("calibration", Calibration.NONE)
                    .doc("Make probabilities true by cross-validation.");

    static final Param<List<String>> FEATURES =
            Param.lines("features")
                    .doc(
                            "What is done with a column instead of what the algorithm does by itself, a line each:"
                                    + " COLUMN=STEP + STEP.");

    private final Algorithm algorithm;
    private final boolean classifies;
    private final boolean regresses;

    private TrainNode(Algorithm algorithm) {
        super(
                new Label(
                        algorithm.info().id(),
                        algorithm.info().name(),
                        algorithm.info().summary(),
                        Category.LEARN,
                        icon(algorithm.info().group()),
                        synonyms(algorithm)));
        this.algorithm = algorithm;
        this.classifies = algorithm.has(org.bottega.learn.algorithm.Trait.CLASSIFICATION);
        this.regresses = algorithm.has(org.bottega.learn.algorithm.Trait.REGRESSION);
    }

    /// A node for every algorithm there is.
    static List<TrainNode> all() {
        return Algorithms.all().stream().map(TrainNode::new).toList();
    }

    private static List<String> synonyms(Algorithm algorithm) {
        var words = new ArrayList<>(algorithm.info().keywords());
        words.add(algorithm.info().group());
        words.add("train");
        words.add("learner");
        return words;
    }

    private static String icon(String group) {
        return switch (group) {
            case "Boosting" -> "rocket-launch-outline";
            case "Trees" -> "file-tree-outline";
            case "Linear" -> "chart-line-variant";
            case "Kernels" -> "vector-curve";
            case "Neighbours" -> "target";
            case "Bayes" -> "chart-bell-curve";
            case "Networks" -> "graph-outline";
            case "Clusters" -> "scatter-plot-outline";
            case "Anomalies" -> "alert-circle-outline";
            case "Projections" -> "axis-arrow";
            default -> "school-outline";
        };
    }

    private boolean supervised() {
        return classifies || regresses;
    }

    @Override
    public String documentation() {
        var manual = algorithm.manual();
        return "Implementation: "
                + manual.implementation()
                + "\n\nSource: "
                + manual.source()
                + "\n\nCost, with n rows and d inputs: "
                + manual.cost()
                + "\n";
    }

    @Override
    public ParamSpace params() {
        var params = new ArrayList<Param<?>>();
        if (supervised()) {
            params.add(TARGET);
        }
        if (classifies && regresses) {
            params.add(TASK);
        }
        params.addAll(algorithm.params().params());
        if (classifies) {
            params.add(BALANCE);
            params.add(CALIBRATION);
        }
        params.add(FEATURES);
        params.add(SEED);
        return new ParamSpace(params);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(model());
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.HEAVY);
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (supervised() && !Targets.chosen(look)) {
            return Map.of();
        }
        return Map.of(MODEL, outline(look));
    }

    private Outline outline(Look look) {
        var schema = look.schema(DATA);
        var target = supervised() ? look.get(TARGET) : "";
        Optional<Schema> inputs = schema.map(s -> s.without(target));
        var outline = new Outline(PortType.MODEL, inputs, OptionalLong.empty(), Map.of());
        outline = outline.with("algorithm", algorithm.info().id());
        if (!supervised()) {
            return outline.with(ModelFacts.TASK, ModelFacts.word(task()));
        }
        outline = outline.with(ModelFacts.TARGET, target);
        var field = schema.flatMap(s -> s.find(target));
        if (field.isEmpty()) {
            return outline;
        }
        var kind = field.get().kind();
        if (kind.temporal()) {
            look.error(
                    TARGET.label(), "A date cannot be predicted.", "Choose another target column.");
            return outline;
        }
        boolean words = kind != Kind.NUMBER;
        if (words && !classifies) {
            look.error(
                    TARGET.label(),
                    "\"" + target + "\" holds names, and " + title() + " predicts numbers.",
                    "Choose another target, or an algorithm that tells classes.");
        }
        if (words && classifies) {
            outline = outline.with(ModelFacts.TASK, "classification");
            if (!field.get().levels().isEmpty()) {
                outline = outline.with(ModelFacts.OUTPUTS, ModelFacts.join(field.get().levels()));
            }
        } else if (!classifies || look.get(TASK) == Wanted.REGRESSION) {
            outline = outline.with(ModelFacts.TASK, "regression");
        }
        return outline;
    }

    /// What it does without a target.
    private Task task() {
        return java.util.stream.Stream.of(
                        new Task.Clustering(), new Task.Anomaly(), new Task.Projection(1))
                .filter(algorithm::accepts)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void run(NodeRun run) {
        var progress = run.progress();
        var rows = Pieces.rows(run.input(DATA), progress.part(0, 0.1));
        var features = new FeatureChoices(run.get(FEATURES));
        var choices =
                classifies
                        ? new Choices(
                                run.get(BALANCE),
                                Map.of(),
                                run.get(CALIBRATION),
                                features,
                                Selection.NONE)
                        : new Choices(false, Map.of(), Calibration.NONE, features, Selection.NONE);
        var trainer =
                new Trainer(
                        run.get(SEED),
                        Runtime.getRuntime().availableProcessors(),
                        Deadline.never(),
                        choices);
        var params = algorithm.params().read(own(run.params().plain()));
        var model =
                trainer.train(
                        rows,
                        supervised() ? task(run, rows) : task(),
                        algorithm,
                        params,
                        new Noting(run, progress.part(0.1, 0.95)));
        Pieces.put(run, MODEL, model);
    }

    private Map<String, Object> own(Map<String, Object> plain) {
        var own = new java.util.LinkedHashMap<>(plain);
        own.keySet().retainAll(algorithm.params().params().stream().map(p -> p.id()).toList());
        return own;
    }

    private Task task(NodeRun run, Table rows) {
        rows.schema().require(run.get(TARGET));
        var wanted =
                !classifies
                        ? Wanted.REGRESSION
                        : !regresses ? Wanted.CLASSIFICATION : run.get(TASK);
        return Proposal.of(run.get(TARGET), rows.column(run.get(TARGET)), wanted).task();
    }
}
