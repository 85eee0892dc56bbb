package org.bottega.ui.page.model;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.bottega.chart.Chart;
import org.bottega.explain.decision.ModelDrawings;
import org.bottega.explain.surrogate.SurrogateTree;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.rules.TreeOutline;
import org.bottega.model.rules.TreeRules;
import org.bottega.ui.page.Desk;

/// A tree of the model as a drawing with its rules: its own where it is made of trees, and the small tree that tells
/// nearly what the model tells. Belongs to the window's thread.
public final class TreeViewModel {
    private static final int DEPTH = 4;

    private final Desk desk;
    private final Model model;
    private final Supplier<Table> rows;
    private final ModelDrawings drawings;
    private final Finding<Drawn> drawn;
    private final IntegerProperty tree;

    /// @param said how far the tree can be believed, and what its numbers are
    public record Drawn(Chart chart, List<String> rules, String said) {
        public Drawn {
            rules = List.copyOf(rules);
        }
    }

    /// @param rows to ask the model about; may take a moment
    TreeViewModel(Desk desk, Model model, Supplier<Table> rows, Map<Object, Object> kept) {
        this.desk = desk;
        this.model = model;
        this.rows = rows;
        this.drawings = ModelDrawings.in(desk.messages().locale());
        this.drawn = new Finding<>(desk, kept);
        this.tree = new SimpleIntegerProperty(trees() == 1 ? 1 : 0);
        tree.addListener((_, _, _) -> open());
    }

    /// How many trees the model has; 0 where it is made of something else.
    public int trees() {
        return TreeOutline.trees(model);
    }

    /// The tree that is drawn, from 1; 0 for the one in place of the model.
    public IntegerProperty tree() {
        return tree;
    }

    public Finding<Drawn> drawn() {
        return drawn;
    }

    public void open() {
        int number = tree.get();
        var locale = desk.messages().locale();
        drawn.ask(
                List.of("tree", number, locale),
                desk.say("explain.job.tree"),
                progress -> {
                    if (number > 0) {
                        return own(number);
                    }
                    var found = SurrogateTree.of(model, rows.get(), DEPTH, 1, progress);
                    var outline = TreeOutline.of(found.tree(), 0, DEPTH, locale).orElseThrow();
                    var fidelity =
                            found.fidelity().known()
                                    ? desk.messages().figures().share(found.fidelity().orNaN())
                                    : "–";
                    var key = model.signature().classifies() ? "classes" : "numbers";
                    return new Drawn(
                            drawings.tree(outline, desk.say("explain.surrogate")),
                            TreeRules.of(found.tree(), locale),
                            desk.say("explain.surrogate." + key, fidelity));
                });
    }

    private Drawn own(int number) {
        var locale = desk.messages().locale();
        boolean one = trees() == 1;
        // what a single tree asks is all of the model; of many, one more question would only make
        // the text small
        var outline =
                TreeOutline.of(model, number - 1, one ? DEPTH + 1 : DEPTH, locale).orElseThrow();
        var title =
                one
                        ? desk.say("explain.the-tree")
                        : desk.say("explain.tree-of", number, outline.trees());
        return new Drawn(
                drawings.tree(outline, title),
                one ? TreeRules.of(model, locale) : List.of(),
                desk.say(one ? "explain.tree-said" : "explain.tree-adds"));
    }
}
