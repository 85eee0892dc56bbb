package org.bottega.ui.page.workflow;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.bottega.flow.spec.Finding;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Kind;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What shows when the pointer rests on a node or a port: what it is, what is wrong with it, and the
/// first five rows of its result.
final class HoverCard extends VBox {
    private static final Duration PATIENCE = Duration.millis(550);
    private static final int ROWS = 5;
    private static final int COLUMNS = 5;
    private static final double WIDTH = 420;

    private final Desk desk;
    private final EditorViewModel editor;
    private final FlowCanvas canvas;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private int asked;

    HoverCard(Desk desk, EditorViewModel editor, FlowCanvas canvas) {
        super(6);
        this.desk = desk;
        this.editor = editor;
        this.canvas = canvas;
        setId("hover-card");
        getStyleClass().addAll("palette", "hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        patience.setOnFinished(_ -> show());
        editor.canvas().hover().subscribe(_ -> wait(true));
        editor.canvas().camera().subscribe(_ -> wait(false));
        editor.canvas().overlay().subscribe(_ -> wait(false));
        editor.canvas().shift().subscribe(_ -> wait(false));
    }

    private void wait(boolean again) {
        asked++;
        setVisible(false);
        patience.stop();
        if (again && !(editor.canvas().hover().get() instanceof Spot.Nothing)) {
            patience.playFromStart();
        }
    }

    private void show() {
        if (!(editor.canvas().overlay().get() instanceof Overlay.Nothing)) {
            return;
        }
        switch (editor.canvas().hover().get()) {
            case Spot.OnNode(var node) ->
                    show(
                            node,
                            node.outputs().isEmpty()
                                    ? null
                                    : node.outputs().getFirst().port().id());
            case Spot.OnPort(var node, var dot, boolean input) -> {
                if (input) {
                    port(node, dot.port());
                } else {
                    show(node, dot.port().id());
                }
            }
            case Spot.Nothing _, Spot.OnWire _, Spot.OnNote _ -> {}
        }
    }

    private void port(NodeBox node, org.bottega.flow.spec.Port port) {
        getChildren().setAll(Parts.label(port.title(), "heading"), type(port));
        place(node);
    }

    private javafx.scene.Node type(org.bottega.flow.spec.Port port) {
        var word = port.type().name().toLowerCase(java.util.Locale.ROOT);
        return Parts.label(
                desk.say("workflow.type." + word)
                        + (port.optional() ? " · " + desk.say("workflow.optional") : "")
                        + (port.many() ? " · " + desk.say("workflow.many") : ""),
                "muted",
                "small");
    }

    private void show(NodeBox node, @Nullable String port) {
        var state =
                desk.say(
                        "canvas.state."
                                + node.standing()
                                        .state()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT));
        getChildren().setAll(Parts.label(node.title(), "heading"));
        var line = node.standing().line();
        getChildren()
                .add(
                        Parts.paragraph(
                                line.isEmpty() || line.equals(state) ? state : state + " · " + line,
                                "muted",
                                "small"));
        editor.findings(node.id()).stream()
                .filter(f -> f.problem().severity() != Problem.Severity.NOTE)
                .limit(3)
                .map(HoverCard::problem)
                .forEach(getChildren()::add);
        place(node);
        if (port == null) {
            return;
        }
        var result = editor.stand().get().holds(editor.flat(node.id()));
        if (result.isEmpty()) {
            return;
        }
        int ask = asked;
        desk.background()
                .run(
                        () -> head(editor.document().peek(result.get(), port)),
                        rows -> {
                            if (ask == asked && rows.isPresent()) {
                                getChildren().add(rows.get());
                                place(node);
                            }
                        });
    }

    private static Region problem(Finding finding) {
        var what = finding.problem();
        return Parts.paragraph(
                what.fix().isEmpty() ? what.what() : what.what() + " " + what.fix(),
                what.severity() == Problem.Severity.ERROR ? "bad" : "caution",
                "small");
    }

    /// The first rows of a table; nothing for what is none. Reads files.
    private static Optional<Region> head(Optional<Peek> peek) throws Exception {
        if (peek.isEmpty() || !(peek.get() instanceof Peek.Table table)) {
            return Optional.empty();
        }
        try {
            var rows = table.shown().read(0, ROWS);
            var grid = new GridPane(14, 3);
            var fields = table.schema().fields();
            int columns = Math.min(COLUMNS, fields.size());
            for (int c = 0; c < columns; c++) {
                var head = Parts.label(fields.get(c).name(), "section");
                head.setMaxWidth(110);
                grid.add(head, c, 0);
                for (int r = 0; r < rows.size(); r++) {
                    var text = rows.get(r)[c];
                    var cell = Parts.label(text == null ? "–" : text, "small");
                    cell.setMaxWidth(110);
                    if (fields.get(c).kind() == Kind.NUMBER) {
                        GridPane.setHalignment(cell, javafx.geometry.HPos.RIGHT);
                        GridPane.setHalignment(head, javafx.geometry.HPos.RIGHT);
                    }
                    grid.add(cell, c, r + 1);
                }
            }
            if (fields.size() > columns) {
                grid.add(
                        Parts.label("+" + (fields.size() - columns), "muted", "small"), columns, 0);
            }
            return Optional.of(grid);
        } finally {
            table.close().run();
        }
    }

    private void place(NodeBox node) {
        var camera = editor.canvas().camera().get();
        setVisible(true);
        applyCss();
        double width = Math.min(WIDTH, Math.max(220, prefWidth(-1)));
        double height = prefHeight(width);
        double x =
                Math.clamp(
                        camera.viewX(node.box().x()),
                        8,
                        Math.max(8, canvas.getWidth() - width - 8));
        double below = camera.viewY(node.box().bottom()) + 12;
        double above = camera.viewY(node.box().y()) - height - 12;
        double y = below + height > canvas.getHeight() - 8 && above > 8 ? above : below;
        resizeRelocate(x, y, width, height);
    }
}
