package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.flow.check.Wiring;
import org.bottega.flow.gesture.Gestures;
import org.bottega.flow.gesture.Habits;
import org.bottega.flow.graph.Node;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.canvas.scene.Editing.Offer;
import org.jspecify.annotations.Nullable;

/// What can be added to a workflow at a place, what is likely to be wanted first, and adding it.
public final class Offers {
    private final EditorViewModel editor;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offered = new ReadOnlyObjectWrapper<>();
    private Habits habits;

    Offers(EditorViewModel editor) {
        this.editor = editor;
        this.habits = Habits.none(editor.catalog());
    }

    /// Ranks by what was done before.
    void learnt(Habits now) {
        habits = now;
    }

    private ToDoubleFunction<NodeSpec> liking(Offer offer) {
        var beside = editor.workflow().node(offer.node()).map(Node::type).orElse("");
        return kind -> habits.liking(kind, beside, beside.isEmpty() || offer.behind());
    }

    /// Asks a person what to add at a place.
    void open(Offer offer) {
        // the same place may be offered twice in a row
        offered.set(null);
        offered.set(offer);
    }

    /// Where a person is to choose what to add, `null` when nowhere.
    public ReadOnlyObjectProperty<@Nullable Offer> offered() {
        return offered.getReadOnlyProperty();
    }

    /// What fits where something is offered, the best first.
    public List<NodeSpec> fitting(Offer offer, String typed) {
        var found = editor.catalog().search(typed, liking(offer), editor.messages().catalogue());
        if (offer.type().isEmpty()) {
            return found;
        }
        var fit = new Wiring(editor.catalog()).fitting(offer.type().get(), offer.behind());
        return found.stream().filter(fit::contains).toList();
    }

    /// Adds a kind of node where it was offered, connected as far as ports fit.
    public void add(Offer offer, NodeSpec spec) {
        offered.set(null);
        editor.canvas().settle();
        var gestures = new Gestures(editor.catalog());
        try {
            var workflow = editor.workflow();
            Gestures.Added added;
            if (offer.node().isEmpty()) {
                added = gestures.add(workflow, spec, editor.canvas().free(offer.at()));
            } else if (offer.port().isEmpty()) {
                added =
                        gestures.addAfter(
                                workflow, spec, editor.canvas().free(offer.at()), offer.node());
            } else if (offer.behind()) {
                added =
                        gestures.addBehind(
                                workflow,
                                spec,
                                editor.canvas().free(offer.at()),
                                offer.node(),
                                offer.port());
            } else {
                added =
                        gestures.addBefore(
                                workflow,
                                spec,
                                editor.canvas().free(offer.at()),
                                offer.node(),
                                offer.port());
            }
            if (editor.apply(added.edit())) {
                editor.canvas().select(Set.of(added.id()));
                editor.canvas().reveal(added.id());
            }
        } catch (ProblemException e) {
            e.problems().forEach(editor::refuse);
        }
    }

    public void dismiss() {
        offered.set(null);
        editor.canvas().settle();
    }

    /// Offers what can be added by typing: behind the selected node, else in the middle.
    public void here() {
        var one = editor.canvas().only();
        if (one.isEmpty()) {
            open(Offer.at(editor.canvas().free()));
            return;
        }
        var id = one.get();
        open(new Offer(editor.canvas().behind(id), id, "", true, Optional.empty()));
    }
}
