package org.bottega.ui.grid;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowFilter;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Figures;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws a [ColumnHead]. Where rows can be filtered, a click on a bar, a value or the missing share does
/// so.
final class ColumnHeadView extends VBox {
    /// With a picture of what is in the column, and without.
    static final double HEIGHT = 92;

    static final double LOW = 34;
    private static final double PICTURE = 34;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass FILTERING = PseudoClass.getPseudoClass("filtering");

    private final Node targetIcon = Parts.icon("mdi2t-target");
    private final FontIcon sorted = Parts.icon("mdi2a-arrow-up");
    private final Label place = Parts.label("", "figures");
    private final ColumnHead head;
    private final @Nullable Consumer<RowFilter> filter;

    /// @param filter puts a filter on the rows or takes it away; `null` where rows cannot be filtered
    ColumnHeadView(ColumnHead head, Messages messages, @Nullable Consumer<RowFilter> filter) {
        this.head = head;
        this.filter = filter;
        getStyleClass().add("column-head");
        setMinWidth(0);
        var figures = messages.figures();
        var icon = Parts.icon(ColumnHead.icon(head.kind()));
        var name = Parts.label(head.name(), "name");
        name.setMinWidth(0);
        targetIcon.getStyleClass().add("target");
        target(false);
        sorted.getStyleClass().add("sorted");
        order(null, 0, false);
        var line = Parts.row(5, icon, name, Parts.spring(), sorted, place, targetIcon);
        if (!head.warnings().isEmpty()) {
            var warn = Parts.icon("mdi2a-alert-outline");
            warn.getStyleClass().add("warn");
            line.getChildren().add(warn);
        }
        var picture = head.bars().isEmpty() ? top(figures) : histogram();
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
        if (head.missing() > 0) {
            filters(below, new RowFilter.Missing(head.name(), true));
        }
        getChildren().add(line);
        if (!head.plain()) {
            getChildren().addAll(picture, below);
        }
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
        Tooltip.install(line, tip);
        setAccessibleText(text);
    }

    void target(boolean is) {
        Parts.visible(targetIcon, is);
    }

    /// Marks the column that a person looks at.
    void chosen(boolean is) {
        pseudoClassStateChanged(CHOSEN, is);
    }

    /// Tells how the rows are sorted by this column.
    ///
    /// @param order `null` when they are not
    /// @param rank which order this is, counted from 1; told only when there are `several`
    void order(Look.@Nullable Order order, int rank, boolean several) {
        Parts.visible(sorted, order != null);
        Parts.visible(place, order != null && several);
        if (order != null) {
            sorted.setIconLiteral(order.descending() ? "mdi2a-arrow-down" : "mdi2a-arrow-up");
            place.setText(Integer.toString(rank));
        }
    }

    /// Tells whether rows are filtered by this column.
    void filtering(boolean is) {
        pseudoClassStateChanged(FILTERING, is);
    }

    private void filters(Node node, RowFilter by) {
        if (filter == null) {
            return;
        }
        node.getStyleClass().add("filters");
        node.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                filter.accept(by);
                e.consume();
            }
        });
    }

    private Node histogram() {
        double most = head.bars().stream().mapToDouble(d -> d).max().orElse(1);
        int count = head.bars().size();
        var pane =
                new Pane() {
                    @Override
                    protected void layoutChildren() {
                        double width = getWidth() / count;
                        for (int i = 0; i < count; i++) {
                            var bar = (Region) getChildren().get(i);
                            double share = most <= 0 ? 0 : head.bars().get(i) / most;
                            double height =
                                    share <= 0 ? 0 : Math.max(1, Math.round(share * PICTURE));
                            double from = snapPositionX(i * width);
                            double wide = Math.max(1, snapPositionX((i + 1) * width) - from);
                            // the place above a low bar belongs to it as well
                            bar.resizeRelocate(from, 0, wide, PICTURE);
                            bar.getChildrenUnmodifiable()
                                    .getFirst()
                                    .resizeRelocate(
                                            0, PICTURE - height, Math.max(1, wide - 1), height);
                        }
                    }
                };
        for (int i = 0; i < count; i++) {
            var drawn = new Region();
            drawn.getStyleClass().add("small-bar");
            drawn.setManaged(false);
            var bar = new Pane(drawn);
            filters(bar, head.bar(i));
            pane.getChildren().add(bar);
        }
        fix(pane);
        return pane;
    }

    private Node top(Figures figures) {
        var box = new VBox(1);
        for (var top : head.top().stream().limit(2).toList()) {
            var line = new TopLine(top, figures);
            filters(line, new RowFilter.OneOf(head.name(), java.util.List.of(top.value())));
            box.getChildren().add(line);
        }
        fix(box);
        return box;
    }

    private static void fix(Region region) {
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
