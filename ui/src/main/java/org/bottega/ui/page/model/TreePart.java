package org.bottega.ui.page.model;

import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// A tree as a drawing, how far it can be believed, and its rules.
final class TreePart extends VBox {
    private static final int MOST_TREES = 2000;

    /// high enough for two lines in each of sixteen leaves
    private static final double TALL = 620;

    TreePart(Desk desk, TreeViewModel model, ExplainView.Fitting fitting) {
        super(12);
        var said = Parts.paragraph("");
        said.setId("tree-said");
        var rules = new VBox(4);
        rules.setId("rules");
        var chart =
                FindingPane.charts(
                        desk, model.drawn().value().map(TreeViewModel.Drawn::chart), TALL);
        chart.setId("tree");
        fitting.fit(chart, TALL, 130);
        model.drawn()
                .value()
                .subscribe(drawn -> {
                    rules.getChildren().clear();
                    if (drawn == null) {
                        return;
                    }
                    said.setText(drawn.said());
                    if (!drawn.rules().isEmpty()) {
                        rules.getChildren().add(Parts.label(desk.say("explain.rules"), "heading"));
                    }
                    drawn.rules()
                            .forEach(r -> rules.getChildren().add(Parts.paragraph(r, "formula")));
                });
        int trees = Math.min(MOST_TREES, model.trees());
        if (trees > 0) {
            var box = new ComboBox<Integer>();
            box.setId("tree-number");
            box.getItems().setAll(IntStream.rangeClosed(0, trees).boxed().toList());
            box.setVisibleRowCount(12);
            box.setConverter(
                    Words.of(n ->
                            n == 0
                                    ? desk.say("explain.surrogate")
                                    : trees == 1
                                            ? desk.say("explain.the-tree")
                                            : desk.say("explain.tree-of", n, model.trees())));
            box.setValue(model.tree().get());
            box.valueProperty().addListener((_, _, number) -> model.tree().set(number));
            getChildren().add(Parts.row(8, Parts.label(desk.say("explain.tree")), box));
        }
        getChildren().addAll(said, new FindingPane(desk, model.drawn(), chart, model::open), rules);
        model.open();
    }
}
