package org.bottega.ui.page.workflow;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.bottega.flow.graph.Place;
import org.bottega.ui.canvas.FlowCanvas;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NodeBox;
import org.bottega.ui.canvas.scene.Overlay;
import org.bottega.ui.canvas.scene.Spot;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// Files and folders from outside that are let go on the canvas: on empty canvas each becomes a node that
/// reads it, on a node that reads files it takes the place of what that read before.
final class FileDrops {
    private final Desk desk;
    private final EditorViewModel editor;
    private final FlowCanvas canvas;
    private final Deeds deeds;

    FileDrops(Desk desk, EditorViewModel editor, FlowCanvas canvas, Deeds deeds) {
        this.desk = desk;
        this.editor = editor;
        this.canvas = canvas;
        this.deeds = deeds;
    }

    void listen() {
        canvas.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
                show(files(e), at(e));
                e.consume();
            }
        });
        canvas.setOnDragExited(_ -> editor.canvas().settle());
        canvas.setOnDragDropped(e -> {
            if (e.getDragboard().hasFiles()) {
                editor.canvas().settle();
                drop(files(e), at(e));
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    private static List<Path> files(DragEvent e) {
        return e.getDragboard().getFiles().stream().map(File::toPath).toList();
    }

    private Place at(DragEvent e) {
        return editor.canvas().camera().get().at(e.getX(), e.getY());
    }

    /// What letting go would do.
    private void show(List<Path> files, Place at) {
        var reader = reader(files, at);
        editor.canvas()
                .overlay(
                        new Overlay.Ghost(
                                Deeds.name(files.getFirst()),
                                corner(at),
                                words(files, reader),
                                false,
                                null,
                                reader.orElse(null)));
    }

    private String words(List<Path> files, Optional<NodeBox> reader) {
        if (files.size() > 1) {
            return desk.say("workflow.drop.read-many", files.size());
        }
        return desk.say(
                reader.isPresent() ? "workflow.drop.instead" : "workflow.drop.read",
                Deeds.name(files.getFirst()));
    }

    /// The node under the pointer when it reads one file.
    private Optional<NodeBox> reader(List<Path> files, Place at) {
        return files.size() == 1
                        && editor.canvas().at(at) instanceof Spot.OnNode(var node)
                        && editor.workflow().require(node.id()).type().equals(Deeds.READER)
                ? Optional.of(node)
                : Optional.empty();
    }

    private static Place corner(Place at) {
        return Geometry.snap(at.plus(-Geometry.WIDTH / 2, -Geometry.HEIGHT / 2));
    }

    private void drop(List<Path> files, Place at) {
        @Nullable NodeBox reader = reader(files, at).orElse(null);
        if (reader != null) {
            deeds.readInstead(reader.id(), files.getFirst());
        } else {
            deeds.read(files, corner(at));
        }
        canvas.requestFocus();
    }
}
