package org.bottega.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.Category;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.Camera;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Drawing;
import org.bottega.ui.canvas.scene.Editing;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Shift;
import org.bottega.ui.canvas.scene.Standing;
import org.bottega.ui.canvas.scene.WireLine;
import org.bottega.ui.task.UiThread;
import org.bottega.ui.text.Messages;

/// Prints how many frames a second the canvas shows while the view moves and zooms over 60, 300 and 500
/// nodes, and while 50 of them are dragged, 1920 × 1080 pixels. Run with `-Dglass.platform=Headless -Dprism.order=sw`.
final class CanvasFrames {
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "3"));
    private static final int WIDTH = Integer.getInteger("width", 1920);
    private static final int HEIGHT = Integer.getInteger("height", 1080);
    private static final int DRAGGED = 50;
    private static final UiThread UI = new UiThread();

    private CanvasFrames() {}

    public static void main(String[] args) throws Exception {
        var started = new CompletableFuture<Void>();
        UI.start(() -> started.complete(null));
        started.get();
        UI.execute(() -> UI.keepRunning(true));
        System.out.println(
                "frames a second (milliseconds of processor time a frame, all threads together)");
        System.out.println(
                "nodes     pan 100 %      pan 50 %   all in sight       zooming       dragging  dragging 50 %");
        // the first round only warms up
        for (int nodes : new int[] {-500, 60, 300, 500}) {
            var open = new CompletableFuture<Shown>();
            UI.later(() -> open.complete(show(Math.abs(nodes))));
            var shown = open.get();
            var model = shown.model();
            double all = fit(model).zoom();
            var line =
                    String.format(
                            Locale.ROOT,
                            "%5d  %s  %s  %s  %s  %s  %s%n",
                            nodes,
                            measure(shown, t -> at(model, 1, t)),
                            measure(shown, t -> at(model, 0.5, t)),
                            measure(shown, t -> at(model, all, t / 4)),
                            measure(
                                    shown,
                                    t -> zoomed(model, 0.15 + 0.85 * (1 + Math.sin(t * 3)) / 2)),
                            measure(shown, t -> dragged(model, 1, t)),
                            measure(shown, t -> dragged(model, 0.5, t)));
            if (nodes > 0) {
                System.out.print(line);
            }
            UI.later(shown.stage()::close);
        }
        UI.exit();
    }

    private record Shown(Stage stage, CanvasViewModel model, FlowCanvas canvas) {}

    private static Shown show(int nodes) {
        var model = new CanvasViewModel(new Still());
        model.draw(drawing(nodes));
        var canvas = new FlowCanvas(model, Messages.in(Locale.ENGLISH));
        var stage = new Stage();
        stage.setScene(new Scene(new StackPane(canvas), WIDTH, HEIGHT));
        stage.show();
        return new Shown(stage, model, canvas);
    }

    private static Camera fit(CanvasViewModel model) {
        return Camera.fitting(model.drawing().get().bounds().orElseThrow(), WIDTH, HEIGHT, 20);
    }

    private static Camera at(CanvasViewModel model, double zoom, double t) {
        var middle = model.drawing().get().bounds().orElseThrow().middle();
        return Camera.centred(
                middle.plus(600 * Math.sin(t * 2), 400 * Math.cos(t * 1.7)), zoom, WIDTH, HEIGHT);
    }

    private static Camera zoomed(CanvasViewModel model, double zoom) {
        return Camera.centred(
                model.drawing().get().bounds().orElseThrow().middle(), zoom, WIDTH, HEIGHT);
    }

    /// The view rests while nodes in its middle follow the hand.
    private static Camera dragged(CanvasViewModel model, double zoom, double t) {
        var camera = zoomed(model, zoom);
        if (model.selection().get().size() != DRAGGED) {
            var middle = model.drawing().get().bounds().orElseThrow().middle();
            model.select(
                    model.drawing().get().nodes().values().stream()
                            .sorted(
                                    Comparator.comparingDouble(n ->
                                            Math.hypot(
                                                    n.box().middle().x() - middle.x(),
                                                    n.box().middle().y() - middle.y())))
                            .limit(DRAGGED)
                            .map(NodeBox::id)
                            .collect(Collectors.toSet()));
        }
        model.shift(
                new Shift(
                        model.selection().get(),
                        200 * Math.sin(t * 2),
                        120 * Math.cos(t * 1.7),
                        List.of()));
        return camera;
    }

    private static String measure(Shown shown, DoubleFunction<Camera> move) throws Exception {
        var done = new CompletableFuture<String>();
        UI.later(() ->
                new AnimationTimer() {
                    private long begin;
                    private long before;
                    private long busy;

                    @Override
                    public void handle(long now) {
                        if (begin == 0) {
                            begin = now;
                            before = shown.canvas().painted();
                            busy = processor();
                        }
                        double seconds = (now - begin) / 1e9;
                        if (seconds > SECONDS) {
                            stop();
                            long frames = shown.canvas().painted() - before;
                            done.complete(
                                    String.format(
                                            Locale.ROOT,
                                            "%3.0f (%4.1f ms)",
                                            frames / seconds,
                                            (processor() - busy) / 1e6 / frames));
                        } else {
                            shown.model().look(move.apply(seconds));
                        }
                    }
                }.start());
        return done.get(60, TimeUnit.SECONDS);
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// Columns of cards in every state, wired from column to column.
    private static Drawing drawing(int count) {
        var random = new Random(1);
        var port = Port.of("data", "Data", PortType.TABLE);
        var nodes = new ArrayList<NodeBox>();
        int lines = (int) Math.ceil(Math.sqrt(count * 0.5));
        for (int i = 0; i < count; i++) {
            var box =
                    Geometry.node(
                            new org.bottega.flow.graph.Place(
                                    Geometry.STEP_X * (i / lines), Geometry.STEP_Y * (i % lines)),
                            1,
                            1);
            var state = NodeState.values()[i % NodeState.values().length];
            nodes.add(
                    new NodeBox(
                            "n" + i,
                            box,
                            "Fill missing values " + i,
                            i % 5 == 0 ? "a remark of a person" : "",
                            "mdi2t-table-edit",
                            Category.values()[i % Category.values().length],
                            false,
                            true,
                            true,
                            Geometry.dots(List.of(port), box, true, _ -> ""),
                            Geometry.dots(List.of(port), box, false, _ -> "7,043 × 21"),
                            new Standing(state, 0.4, "7,043 × 21", i % 7 == 0 ? 1 : 0),
                            NodeBox.Change.NONE));
        }
        var wires = new ArrayList<WireLine>();
        for (int i = lines; i < count; i++) {
            var from = nodes.get(i - lines + (random.nextInt(3) == 0 && i % lines > 0 ? -1 : 0));
            var to = nodes.get(i);
            wires.add(
                    new WireLine(
                            new Wire(from.id(), "data", to.id(), "data"),
                            from,
                            from.outputs().getFirst(),
                            to,
                            to.inputs().getFirst(),
                            PortType.TABLE,
                            WireLine.Kind.values()[i % 3],
                            NodeBox.Change.NONE));
        }
        return new Drawing(nodes, wires, List.of());
    }

    private record Still() implements Editing {
        @Override
        public boolean locked() {
            return true;
        }

        @Override
        public Catalog catalog() {
            return new Catalog(List.of());
        }

        @Override
        public Workflow workflow() {
            return Workflow.empty("");
        }

        @Override
        public boolean apply(org.bottega.flow.graph.Edit edit) {
            return false;
        }

        @Override
        public void refuse(org.bottega.kernel.Problem problem) {}

        @Override
        public void select(java.util.Set<String> ids) {}

        @Override
        public void offer(Offer offer) {}

        @Override
        public Messages messages() {
            return Messages.in(Locale.ENGLISH);
        }
    }
}
