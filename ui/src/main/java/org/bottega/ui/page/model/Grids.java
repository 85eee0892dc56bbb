package org.bottega.ui.page.model;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.page.Desk;

/// Two columns of equal width.
final class Grids {
    static final double CHART = 300;

    private Grids() {}

    /// Nodes from left to right, two a line.
    static GridPane of(Node... nodes) {
        var grid = new GridPane(16, 16);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < nodes.length; i++) {
            grid.add(nodes[i], i % 2, i / 2);
        }
        return grid;
    }

    static GridPane charts(Desk desk, List<? extends Chart> charts) {
        return of(
                charts.stream().map(c -> high(new ChartPane(desk, c), CHART)).toArray(Node[]::new));
    }

    /// The node at a fixed height.
    static <T extends Region> T high(T node, double height) {
        node.setMinHeight(height);
        node.setPrefHeight(height);
        node.setMaxHeight(height);
        return node;
    }
}
