package org.bottega.engine.flow.node;

import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.Port;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.learn.association.AssociationRules;
import org.bottega.learn.association.Baskets;

/// Finds what goes together in baskets.
final class FindRules extends Declared {
    private static final Param<String> BASKET =
            Param.column("basket").doc("Which rows are one basket; with a column of items.");
    private static final Param<String> ITEM = Param.column("item").doc("The items of baskets.");
    private static final Param<String> LIST =
            Param.column("list").doc("The column in which a row's items stand side by side.");
    private static final Param<String> SEPARATOR =
            Param.line("separator", ",").doc("What stands between items of a list.");
    private static final Param<Double> SUPPORT =
            Param.real("support", 0.01, 0.000001, 1)
                    .log()
                    .doc("The least share of baskets that hold all items of a rule.");
    private static final Param<Double> CONFIDENCE =
            Param.real("confidence", 0.5, 0.0001, 1)
                    .doc("How often a rule must be right at least.");
    private static final Param<Integer> ITEMS =
            Param.whole("items", 4, 2, 10).doc("How many items a rule has at most.");
    private static final Param<Integer> MOST =
            Param.whole("most", 50, 1, 100_000).log().doc("How many rules are told at most.");

    FindRules() {
        super(
                Label.of(
                        "association-rules",
                        "Association rules",
                        "Finds what goes together: who has this, has that too.",
                        Category.LEARN,
                        "basket-outline",
                        "market basket",
                        "fp-growth",
                        "apriori",
                        "frequent items"));
    }

    @Override
    public String documentation() {
        return """
        With a column of baskets and one of items, rows of one basket belong together; with a column of lists, each row is a
        basket; otherwise a row is a basket of its categories.
        """;
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of(BASKET, ITEM, LIST, SEPARATOR, SUPPORT, CONFIDENCE, ITEMS, MOST);
    }

    @Override
    public List<Port> inputs() {
        return List.of(table());
    }

    @Override
    public List<Port> outputs() {
        return List.of(table());
    }

    @Override
    public Map<String, Outline> preview(Look look) {
        if (look.get(BASKET).isBlank() != look.get(ITEM).isBlank()) {
            look.error(
                    BASKET.label(),
                    "A column of baskets needs one of items, and the other way round.",
                    "Choose both or none.");
        }
        for (var param : List.of(BASKET, ITEM, LIST)) {
            if (!look.get(param).isBlank()) {
                look.column(param, DATA);
            }
        }
        return Map.of();
    }

    @Override
    public void run(NodeRun run) {
        var rows = Pieces.rows(run.input(DATA), run.progress().part(0, 0.3));
        var baskets =
                !run.get(BASKET).isBlank()
                        ? Baskets.ofPairs(rows, run.get(BASKET), run.get(ITEM))
                        : run.get(LIST).isBlank()
                                ? Baskets.ofRows(rows)
                                : Baskets.ofLists(rows, run.get(LIST), run.get(SEPARATOR));
        var rules =
                AssociationRules.of(
                        baskets,
                        new AssociationRules.Wanted(
                                run.get(SUPPORT),
                                run.get(CONFIDENCE),
                                run.get(ITEMS),
                                run.get(MOST)),
                        run.progress().part(0.3, 0.9));
        if (rules.rules().isEmpty()) {
            throw ProblemException.input(
                    "",
                    "No rule is that frequent and that often right.",
                    "Lower the support or the confidence.");
        }
        Pieces.put(run, DATA, rules.toTable(), "rules", run.progress().part(0.9, 1));
    }
}
