package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bottega.data.Snapshot;
import org.bottega.data.recipe.Reach;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipeSession;
import org.bottega.data.recipe.Step;
import org.bottega.data.recipe.StepInput;
import org.bottega.data.recipe.step.Steps;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// A step of recipes as a node: everything about it comes from the step's own declaration.
///
/// A step that learns from rows (a mean, edges, names of columns) has a second pair of ports, for rows
/// that are to be treated alike. A step that joins another table has an input for it.
final class StepNode extends Declared {
    private static final String OTHER = "other";
    private static final String TABLE = "table";

    private final Step step;
    private final boolean pair;
    private final Optional<Param<?>> table;

    private StepNode(Step step) {
        super(
                new Label(
                        step.id(),
                        step.title(),
                        step.summary(),
                        Category.PREPARE,
                        icon(step.group()),
                        step.synonyms()));
        this.step = step;
        this.pair =
                step.reach(Params.defaults()) == Reach.FITTED || step.id().equals("fill-missing");
        this.table =
                step.group() == Step.Group.TABLES
                        ? step.params().params().stream()
                                .<Param<?>>map(p -> p)
                                .filter(p -> p.id().equals(TABLE))
                                .findFirst()
                        : Optional.empty();
    }

    /// A node for every step there is.
    static List<StepNode> all() {
        return Steps.catalog().all().stream().map(StepNode::new).toList();
    }

    private static String icon(Step.Group group) {
        return switch (group) {
            case COLUMNS -> "table-column";
            case VALUES -> "tune-variant";
            case TEXT -> "format-text";
            case DATES -> "calendar-outline";
            case ROWS -> "table-row";
            case TABLES -> "table-merge-cells";
        };
    }

    @Override
    public String documentation() {
        return pair
                ? "What it learns, it learns from the rows at its first input. Rows at the second input are"
                        + " treated alike, so that nothing of them is known before.\n"
                : "";
    }

    /// The step's settings; the name of another table is given by a wire.
    @Override
    public ParamSpace params() {
        return new ParamSpace(
                step.params().params().stream()
                        .<Param<?>>map(p -> p)
                        .filter(p -> table.isEmpty() || !p.equals(table.get()))
                        .toList());
    }

    @Override
    public List<Port> inputs() {
        if (table.isPresent()) {
            return List.of(table(), table(OTHER, "Other table"));
        }
        return pair
                ? List.of(table(), table(ALSO, "Rows to treat alike").orNothing())
                : List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return pair ? List.of(table(), table(ALSO, "Rows treated alike")) : List.of(table());
    }

    @Override
    public Set<Trait> traits() {
        return pair ? Set.of(Trait.FITTED) : Set.of();
    }

    @Override
    public Set<Trait> traits(Params params) {
        return step.reach(params) == Reach.FITTED ? traits() : Set.of();
    }

    private Map<String, Object> settings(Params params) {
        var settings = new LinkedHashMap<>(params.plain());
        table.ifPresent(p -> settings.put(p.id(), OTHER));
        return settings;
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        var schema = look.schema(DATA);
        var other = look.schema(OTHER);
        if (schema.isEmpty() || table.isPresent() && other.isEmpty()) {
            return Map.of();
        }
        var others = other.map(s -> Map.of(OTHER, new StepInput.Other(s, OTHER))).orElse(Map.of());
        var in =
                new StepInput(
                        schema.get(),
                        step.params().read(settings(look.params())),
                        "t",
                        Map.of(),
                        others);
        var out = step.outline(in);
        in.found().forEach(found -> look.found(finding(look, found)));
        if (!in.broken() && out.size() == 0) {
            look.error("", "No column would be left.", "Keep at least one.");
        }
        if (in.broken() || step.outlineNeedsData(in)) {
            return Map.of();
        }
        var outputs = new LinkedHashMap<String, Outline>();
        outputs.put(DATA, outline(out, look, DATA));
        if (pair) {
            outputs.put(ALSO, outline(out, look, ALSO));
        }
        return outputs;
    }

    private Outline outline(Schema schema, Look look, String port) {
        var rows = look.input(port).map(Outline::rows);
        return step.keepsRows() && rows.isPresent() && rows.get().isPresent()
                ? Outline.table(schema, rows.get().getAsLong())
                : Outline.table(schema);
    }

    private static Finding finding(Look look, StepInput.Found found) {
        var fixes =
                found
                        .setting()
                        .map(setting ->
                                new Finding.Fix(
                                        "Use " + shown(found.value()),
                                        new Edit.PutNode(look.node().with(setting, found.value()))))
                        .stream()
                        .toList();
        return new Finding(found.problem(), fixes);
    }

    private static String shown(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    @Override
    public void run(NodeRun run) {
        var recipe = Recipe.EMPTY.plus(Recipe.Entry.of(step.id(), settings(run.params())));
        var others = new LinkedHashMap<String, Snapshot>();
        if (table.isPresent()) {
            others.put(OTHER, Pieces.table(run.input(OTHER)));
        }
        var also = new ArrayList<>(run.inputs(ALSO));
        var progress = run.progress();
        var data = Pieces.table(run.input(DATA));
        try (var session = RecipeSession.open(Steps.catalog(), data, others)) {
            var fitted = session.prepare(recipe, progress.part(0, 0.3));
            Pieces.tell(
                    run,
                    DATA,
                    session.write(
                            data.source(), Pieces.tablePlace(run, DATA), progress.part(0.3, 0.6)));
            if (pair && !also.isEmpty()) {
                var rows = Pieces.table(also.getFirst());
                try (var alike = RecipeSession.open(Steps.catalog(), rows, Map.of())) {
                    alike.follow(fitted, progress.part(0.6, 0.7));
                    Pieces.tell(
                            run,
                            ALSO,
                            alike.write(
                                    rows.source(),
                                    Pieces.tablePlace(run, ALSO),
                                    progress.part(0.7, 1)));
                }
            }
        }
    }
}
