package org.bottega.ui.canvas.gesture;

import java.util.ArrayList;
import java.util.Set;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.Shift.Guide;

/// Where a dragged node comes to rest: in line with another one when that is near, otherwise on the
/// grid.
final class Snapping {
    private static final double NEAR = 6;

    private Snapping() {}

    /// @param moved the rectangle of the node under the hand, before it was moved
    /// @param dx and dy how far the hand went
    static Shift shift(Drawing drawing, Set<String> ids, Box moved, double dx, double dy) {
        var guides = new ArrayList<Guide>();
        double x = Geometry.snap(moved.x() + dx);
        double y = Geometry.snap(moved.y() + dy);
        NodeBox besideX = null;
        NodeBox besideY = null;
        double nearX = NEAR;
        double nearY = NEAR;
        for (var other : drawing.nodes().values()) {
            if (ids.contains(other.id())) {
                continue;
            }
            double awayX = Math.abs(other.box().x() - moved.x() - dx);
            if (awayX < nearX) {
                nearX = awayX;
                besideX = other;
            }
            double awayY = Math.abs(middle(other.box()) - middle(moved) - dy);
            if (awayY < nearY) {
                nearY = awayY;
                besideY = other;
            }
        }
        if (besideX != null) {
            x = besideX.box().x();
        }
        if (besideY != null) {
            y = middle(besideY.box()) - moved.height() / 2;
        }
        var rest = new Box(x, y, moved.width(), moved.height());
        if (besideX != null) {
            var both = rest.union(besideX.box());
            guides.add(new Guide(x, both.y() - 12, x, both.bottom() + 12));
        }
        if (besideY != null) {
            var both = rest.union(besideY.box());
            guides.add(new Guide(both.x() - 12, middle(rest), both.right() + 12, middle(rest)));
        }
        return new Shift(ids, x - moved.x(), y - moved.y(), guides);
    }

    private static double middle(Box box) {
        return box.y() + box.height() / 2;
    }
}
