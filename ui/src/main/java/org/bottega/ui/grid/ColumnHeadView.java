package org.bottega.ui.grid;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Figures;
import org.bottega.ui.text.Messages;

/// Draws a [ColumnHead].
final class ColumnHeadView extends VBox {
    static final double HEIGHT = 92;
    private static final double PICTURE = 34;

    private final Node targetIcon = Parts.icon("mdi2t-target");

    ColumnHeadView(ColumnHead head, Messages messages) {
        getStyleClass().add("column-head");
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        var figures = messages.figures();
        var icon = Parts.icon(ColumnHead.icon(head.kind()));
        var name = Parts.label(head.name(), "name");
        name.setMinWidth(0);
        targetIcon.getStyleClass().add("target");
        target(false);
        var line = Parts.row(5, icon, name, Parts.spring(), targetIcon);
        if (!head.warnings().isEmpty()) {
            var warn = Parts.icon("mdi2a-alert-outline");
            warn.getStyleClass().add("warn");
            line.getChildren().add(warn);
        }
        var picture = head.bars().isEmpty() ? top(head, figures) : histogram(head);
        var missing =
                head.missing() > 0
                        ? messages.get("grid.missing", figures.share(head.missing()))
                        : head.distinct() < 0
                                ? ""
                                : messages.get("grid.distinct", figures.count(head.distinct()));
        var below = Parts.label(missing, "figures");
        if (head.missing() >= 0.3) {
            below.getStyleClass().add("caution");
        }
        getChildren().addAll(line, picture, below);
        var text =
                head.name()
                        + ", "
                        + messages.get(ColumnHead.word(head.kind()))
                        + "\n"
                        + missing
                        + head.warnings().stream()
                                .map(w -> "\n" + messages.get(w.key()))
                                .collect(Collectors.joining());
        var tip = new Tooltip(text);
        tip.setMaxWidth(320);
        tip.setWrapText(true);
        Tooltip.install(this, tip);
        setAccessibleText(text);
    }

    void target(boolean is) {
        Parts.visible(targetIcon, is);
    }

    private static Node histogram(ColumnHead head) {
        double most = head.bars().stream().mapToDouble(d -> d).max().orElse(1);
        int count = head.bars().size();
        var pane =
                new Pane() {
                    @Override
                    protected void layoutChildren() {
                        double width = getWidth() / count;
                        for (int i = 0; i < count; i++) {
                            var bar = (Rectangle) getChildren().get(i);
                            double share = most <= 0 ? 0 : head.bars().get(i) / most;
                            double height =
                                    share <= 0 ? 0 : Math.max(1, Math.round(share * PICTURE));
                            double from = snapPositionX(i * width);
                            bar.setX(from);
                            bar.setWidth(Math.max(1, snapPositionX((i + 1) * width) - from - 1));
                            bar.setY(PICTURE - height);
                            bar.setHeight(height);
                        }
                    }
                };
        for (int i = 0; i < count; i++) {
            var bar = new Rectangle();
            bar.getStyleClass().add("small-bar");
            pane.getChildren().add(bar);
        }
        fix(pane);
        return pane;
    }

    private static Node top(ColumnHead head, Figures figures) {
        var box = new VBox(1);
        for (var top : head.top().stream().limit(2).toList()) {
            box.getChildren().add(new TopLine(top, figures));
        }
        fix(box);
        return box;
    }

    private static void fix(javafx.scene.layout.Region region) {
        region.setMinHeight(PICTURE);
        region.setPrefHeight(PICTURE);
        region.setMaxHeight(PICTURE);
        region.setMinWidth(0);
    }

    /// One frequent value over a bar as long as its share.
    private static final class TopLine extends StackPane {
        private final Rectangle bar = new Rectangle(0, 16);
        private final double share;

        TopLine(ColumnHead.Top top, Figures figures) {
            this.share = top.share();
            bar.getStyleClass().add("share-bar");
            bar.setManaged(false);
            Label value = Parts.label(top.value(), "figures");
            value.setMinWidth(0);
            HBox.setHgrow(value, Priority.ALWAYS);
            value.setMaxWidth(Double.MAX_VALUE);
            Label percent = Parts.label(figures.share(top.share()), "figures");
            percent.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(bar, Parts.row(4, value, percent));
            setMinSize(0, 16);
            setPrefHeight(16);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            bar.setWidth(getWidth() * share);
        }
    }
}
