package org.bottega.ui.canvas.gesture;

import java.util.function.Consumer;
import org.bottega.flow.graph.Place;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.Overlay;

/// Brings a kept component from the palette; it stands by itself where it is let go.
public final class PlacingComponent implements Gesture {
    private final CanvasViewModel canvas;
    private final String title;
    private final Consumer<Place> place;

    public PlacingComponent(CanvasViewModel canvas, String title, Consumer<Place> place) {
        this.canvas = canvas;
        this.title = title;
        this.place = place;
    }

    @Override
    public void drag(Touch touch) {
        canvas.overlay(
                new Overlay.Ghost(
                        title,
                        corner(touch.at()),
                        canvas.editing().messages().get("canvas.place.add", title),
                        false,
                        null,
                        null));
    }

    private static Place corner(Place at) {
        return Geometry.snap(at.plus(-Geometry.WIDTH / 2, -Geometry.HEIGHT / 2));
    }

    @Override
    public void release(Touch touch) {
        canvas.settle();
        place.accept(corner(touch.at()));
    }

    @Override
    public void cancel() {
        canvas.settle();
    }
}
