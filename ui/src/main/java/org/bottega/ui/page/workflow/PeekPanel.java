package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.flow.check.Ports;
import org.bottega.flow.graph.Node;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.DataGrid;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The result of the selected node below the canvas, output by output: rows, charts, figures, a model's
/// facts, a document. What no longer holds stays in sight and says so.
final class PeekPanel extends BorderPane {
    private final Desk desk;
    private final EditorViewModel editor;
    private final HBox ports = new HBox(4);
    private final Label about = Parts.label("", "muted", "small");
    private final Label stale = Parts.label("", "caution", "small");
    private @Nullable String node;
    private @Nullable String port;
    private @Nullable String key;
    private @Nullable Runnable close;
    private int asked;

    PeekPanel(Desk desk, EditorViewModel editor) {
        this.desk = desk;
        this.editor = editor;
        setId("peek");
        getStyleClass().add("peek");
        var head = Parts.row(12, ports, about, Parts.spring(), stale);
        head.getStyleClass().add("peek-head");
        setTop(head);
        editor.canvas().selection().subscribe(_ -> look());
        editor.stand().subscribe(_ -> look());
        look();
    }

    /// Turns to an output by its number, from 1.
    void turn(int number) {
        if (number >= 1 && number <= ports.getChildren().size()) {
            ((ToggleButton) ports.getChildren().get(number - 1)).fire();
        }
    }

    private void look() {
        var now = editor.chosen();
        if (now.isEmpty()) {
            if (node != null || getCenter() == null) {
                node = null;
                port = null;
                key = null;
                ports.getChildren().clear();
                say(desk.say("peek.none"));
            }
            return;
        }
        var outputs = Ports.of(now.get(), editor.catalog()).outputs();
        if (!now.get().id().equals(node)) {
            node = now.get().id();
            port = outputs.isEmpty() ? null : outputs.getFirst().id();
            key = null;
            ports.getChildren().clear();
            var group = new ToggleGroup();
            for (var output : outputs) {
                var button = new ToggleButton(output.title());
                button.setId("peek-" + output.id());
                button.getStyleClass().add("small");
                button.setToggleGroup(group);
                button.setSelected(output.id().equals(port));
                button.setOnAction(_ -> {
                    button.setSelected(true);
                    port = output.id();
                    key = null;
                    look();
                });
                ports.getChildren().add(button);
            }
        }
        show(now.get());
    }

    private void show(Node now) {
        var wanted = port;
        var flat = inner(now, wanted);
        var state = editor.stand().get().state(flat.node());
        var result = editor.stand().get().result(flat.node());
        boolean holds = editor.stand().get().holds(flat.node()).isPresent();
        stale.setText(result.isPresent() && !holds ? desk.say("peek.stale") : "");
        if (wanted == null) {
            say(desk.say("peek.no-output"));
            return;
        }
        if (result.isEmpty()) {
            about.setText("");
            var mark = "none " + state;
            if (!mark.equals(key)) {
                key = mark;
                free();
                nothing(now, state);
            }
            return;
        }
        var mark = result.get().key() + flat.port();
        if (!mark.equals(key)) {
            key = mark;
            read(result.get(), flat.port());
        }
    }

    /// The node whose output a port is; of a component that of the node inside.
    private Inner inner(Node now, @Nullable String output) {
        var id = editor.flat(now.id());
        var at = now;
        var name = output == null ? "" : output;
        while (at.inside() != null) {
            var inside = at.inside();
            var wanted = name;
            var opening = inside.outputs().stream().filter(o -> o.id().equals(wanted)).findFirst();
            if (opening.isEmpty()) {
                break;
            }
            boolean repeat = at.type().equals(org.bottega.flow.graph.Component.REPEAT);
            id = id + (repeat ? ".1." : ".") + opening.get().node();
            name = opening.get().port();
            at = inside.inside().require(opening.get().node());
        }
        return new Inner(id, name);
    }

    private record Inner(String node, String port) {}

    private void nothing(Node now, NodeState state) {
        var text =
                switch (state) {
                    case NEEDS_SETUP -> desk.say("peek.needs-setup");
                    case READY -> desk.say("peek.ready");
                    case QUEUED, RUNNING -> desk.say("peek.running");
                    case FAILED -> desk.say("peek.failed");
                    case DONE, STALE, SKIPPED -> desk.say("peek.closed");
                };
        var box = new VBox(10, Parts.label(text, "muted"));
        box.setAlignment(javafx.geometry.Pos.CENTER);
        if (state == NodeState.READY || state == NodeState.FAILED) {
            var run =
                    Parts.button(
                            desk.say("canvas.do.run-to"),
                            "mdi2p-play-outline",
                            () -> editor.running().to(java.util.Set.of(top(now))),
                            "small");
            run.setId("peek-run");
            box.getChildren().add(run);
        }
        setCenter(box);
    }

    private String top(Node now) {
        var path = editor.path().get();
        return path.isEmpty() ? now.id() : path.getFirst();
    }

    private void say(String text) {
        free();
        about.setText("");
        stale.setText("");
        setCenter(Parts.label(text, "muted"));
    }

    private void free() {
        var last = close;
        close = null;
        asked++;
        if (last != null) {
            last.run();
        }
    }

    private void read(Result result, String output) {
        free();
        int ask = asked;
        desk.background()
                .run(
                        () -> editor.document().peek(result, output),
                        found -> {
                            if (ask == asked) {
                                show(found);
                            } else {
                                found.ifPresent(PeekPanel::release);
                            }
                        });
    }

    private static void release(Peek peek) {
        if (peek instanceof Peek.Table table) {
            table.close().run();
        }
    }

    private void show(Optional<Peek> found) {
        if (found.isEmpty()) {
            say(desk.say("peek.closed"));
            return;
        }
        switch (found.get()) {
            case Peek.Table table -> table(table);
            case Peek.Charts(var charts) -> charts(charts, null);
            case Peek.Metrics(var subject, var figures, var charts) -> {
                about.setText(subject);
                charts(charts, facts(figures));
            }
            case Peek.Model model -> {
                about.setText("");
                var inputs = new FlowPane(12, 4);
                model.inputs()
                        .fields()
                        .forEach(f ->
                                inputs.getChildren()
                                        .add(
                                                Parts.row(
                                                        4,
                                                        Parts.icon(ColumnHead.icon(f.kind())),
                                                        Parts.label(f.name()))));
                var column =
                        Parts.column(
                                16,
                                facts(model.facts()),
                                Parts.label(desk.say("peek.inputs"), "section"),
                                inputs);
                column.getStyleClass().add("peek-body");
                scroll(column);
            }
            case Peek.Report(var title, var text, var file) -> text(title, text, file);
            case Peek.File(var file, long bytes, var text) ->
                    text(
                            file.getFileName() + " · " + desk.messages().figures().bytes(bytes),
                            text,
                            file);
        }
    }

    private void table(Peek.Table table) {
        close = table.close();
        var figures = desk.messages().figures();
        about.setText(
                desk.say(
                        "data.size",
                        figures.count(table.rows()),
                        figures.count(table.schema().size())));
        var grid =
                new DataGrid(
                        desk.messages(),
                        _ -> {},
                        failure -> desk.notices().show(failure),
                        desk.notices()::say);
        grid.show(
                table.schema().fields().stream()
                        .map(f -> ColumnHead.plain(f.name(), f.kind()))
                        .toList(),
                new GridViewModel(desk.background(), table.rows(), table.shown()));
        setCenter(grid);
    }

    private void charts(List<Chart> charts, @Nullable Region beside) {
        var row = new HBox(16);
        row.getStyleClass().add("peek-body");
        if (beside != null) {
            beside.setMinWidth(220);
            row.getChildren().add(beside);
        }
        for (var chart : charts) {
            var pane = new ChartPane(desk, chart);
            pane.setPrefSize(charts.size() == 1 && beside == null ? 720 : 340, 220);
            row.getChildren().add(pane);
        }
        var scroll = new ScrollPane(row);
        scroll.setFitToHeight(true);
        setCenter(scroll);
    }

    private static Region facts(List<Peek.Fact> facts) {
        var grid = new javafx.scene.layout.GridPane(16, 4);
        int line = 0;
        for (var fact : facts) {
            var name = Parts.label(fact.name(), "muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            var value = Parts.label(fact.value(), "strong");
            value.setMaxWidth(520);
            grid.add(name, 0, line);
            grid.add(value, 1, line++);
        }
        return grid;
    }

    private void text(String title, String text, java.nio.file.Path file) {
        about.setText(title);
        var area = new TextArea(text.isEmpty() ? desk.say("peek.no-text") : text);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("log");
        var save =
                Parts.button(
                        desk.say("peek.save"),
                        "mdi2c-content-save-outline",
                        () -> save(file),
                        "small");
        var bar = Parts.row(8, Parts.spring(), save);
        bar.getStyleClass().add("peek-bar");
        setCenter(new BorderPane(area, null, null, bar, null));
    }

    private void save(java.nio.file.Path file) {
        var name = file.getFileName().toString();
        var ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        desk.files()
                .save(desk.say("peek.save"), name, List.of(ending))
                .ifPresent(to ->
                        desk.background()
                                .run(
                                        () ->
                                                java.nio.file.Files.copy(
                                                        file,
                                                        to,
                                                        java.nio.file.StandardCopyOption
                                                                .REPLACE_EXISTING),
                                        written ->
                                                desk.notices()
                                                        .say(desk.say("model.written", written))));
    }

    private void scroll(Region body) {
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    /// Lets go of what is shown.
    void close() {
        free();
    }
}
