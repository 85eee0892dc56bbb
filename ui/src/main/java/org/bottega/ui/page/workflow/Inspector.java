package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.bottega.engine.flow.FlowTunings;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Note;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What is selected, to be read and set: a node's problems with the buttons that mend them, its name,
/// remark and settings; a note's text and colour; what can be done with several. What is typed becomes
/// a step of undo when the hand rests.
final class Inspector extends BorderPane {
    private static final Duration REST = Duration.millis(450);
    private static final String APPROVAL = "approval";

    private final Desk desk;
    private final EditorViewModel editor;
    private final Deeds deeds;
    private final VBox content = new VBox(10);
    private final FindingCards problems = new FindingCards();
    private final Questions questions;
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Runnable typed;
    private String shown = "";
    private @Nullable Node node;
    private @Nullable NodeSettings settings;
    private List<String> marked = List.of();
    private @Nullable TextInputControl name;
    private @Nullable TextInputControl comment;

    Inspector(Desk desk, EditorViewModel editor, Deeds deeds) {
        this.desk = desk;
        this.editor = editor;
        this.deeds = deeds;
        this.questions = new Questions(desk, editor);
        setId("inspector");
        getStyleClass().addAll("side-right", "inspector");
        content.getStyleClass().add("inspector-body");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        rest.setOnFinished(_ -> keep());
        editor.running()
                .active()
                .subscribe(active -> {
                    if (!active) {
                        questions.refresh();
                    }
                });
        editor.canvas().selection().subscribe(_ -> look());
        editor.canvas().chosenWire().subscribe(_ -> look());
        editor.history().subscribe(_ -> look());
        editor.stand().subscribe(_ -> stands());
        look();
    }

    /// Makes a step of what was typed last, now.
    void keep() {
        rest.stop();
        var last = typed;
        typed = null;
        if (last != null) {
            last.run();
        }
    }

    private void soon(Runnable step) {
        typed = step;
        rest.playFromStart();
    }

    /// Puts the keyboard into the name.
    void rename() {
        focus(name);
    }

    /// Puts the keyboard into the remark.
    void remark() {
        focus(comment);
    }

    private static void focus(@Nullable TextInputControl field) {
        if (field != null) {
            field.requestFocus();
            field.selectAll();
        }
    }

    /// Shows what is selected; fields stay as they are while nothing but what they say has changed.
    private void look() {
        var canvas = editor.canvas();
        var wire = canvas.chosenWire().get();
        var one = editor.chosen();
        var ids = canvas.selection().get();
        if (one.isPresent()) {
            var now = one.get();
            if (shown.equals("node " + now.id()) && node != null && same(now, node)) {
                node = now;
                return;
            }
            keep();
            // what was typed may have been kept just now
            editor.chosen().ifPresent(this::node);
            return;
        }
        keep();
        node = null;
        name = null;
        comment = null;
        if (wire != null) {
            only("wire", new WirePart(desk, editor, deeds, wire));
        } else if (ids.size() == 1
                && editor.workflow().notes().containsKey(ids.iterator().next())) {
            note(Objects.requireNonNull(editor.workflow().notes().get(ids.iterator().next())));
        } else if (ids.isEmpty()) {
            only("workflow", new WorkflowPart(desk, editor, questions));
        } else {
            only("several", new SeveralPart(desk, deeds, ids.size()));
        }
    }

    private boolean same(Node now, Node before) {
        return now.type().equals(before.type())
                && now.version() == before.version()
                && now.enabled() == before.enabled()
                && marked(now).equals(marked)
                && Objects.equals(promoted(now), promoted(before))
                && (now.settings().equals(before.settings())
                        || settings != null && now.settings().equals(settings.typed()))
                && (now.name().equals(before.name())
                        || name != null && now.name().equals(name.getText()))
                && (now.comment().equals(before.comment())
                        || comment != null && now.comment().equals(comment.getText()));
    }

    private static @Nullable Object promoted(Node node) {
        return node.inside() == null ? null : node.inside().promoted();
    }

    private void node(Node now) {
        node = now;
        shown = "node " + now.id();
        var spec = editor.catalog().find(now.type());
        content.getChildren().clear();
        var title =
                Parts.label(
                        spec.map(desk.messages().catalogue()::title)
                                .orElse(
                                        now.inside() != null
                                                ? desk.say("workflow.component")
                                                : now.type()),
                        "heading");
        var icon =
                Parts.icon(
                        now.inside() != null
                                ? Icons.COMPONENT
                                : spec.map(Icons::of).orElse(Icons.UNKNOWN));
        spec.ifPresent(s -> icon.getStyleClass().add("category-" + NodePalette.word(s.category())));
        var on =
                Parts.iconButton(
                        now.enabled() ? "mdi2e-eye-outline" : "mdi2e-eye-off-outline",
                        desk.say(now.enabled() ? "canvas.edit.disable" : "canvas.edit.enable"),
                        deeds::enable);
        on.setId("enable-node");
        content.getChildren().add(Parts.row(8, icon, title, Parts.spring(), on));
        spec.ifPresent(s ->
                content.getChildren()
                        .add(
                                Parts.paragraph(
                                        desk.messages().catalogue().summary(s), "muted", "small")));
        content.getChildren().add(problems);
        if (now.type().equals(APPROVAL)) {
            content.getChildren().add(questions);
            questions.refresh();
        }
        problems.show(editor, now.id(), true);
        name = line("node-name", desk.say("workflow.name"), now.name());
        comment = line("node-comment", desk.say("workflow.comment"), now.comment());
        if (now.inside() != null) {
            var open =
                    Parts.button(
                            desk.say("canvas.do.open"),
                            "mdi2a-arrow-expand",
                            () -> editor.enter(now.id()),
                            "small");
            open.setId("open-component");
            content.getChildren().add(open);
            content.getChildren().add(new PromotedSettings(desk, editor, now, this::soon));
        }
        settings = null;
        spec.filter(s -> !s.params().params().isEmpty())
                .ifPresent(s -> {
                    var form = new NodeSettings(desk, editor, now, s, this::soon);
                    settings = form;
                    content.getChildren().add(form);
                    marks(now, s);
                });
    }

    private void marks(Node now, NodeSpec spec) {
        marked = marked(now);
        if (!FlowTunings.markable(spec).isEmpty()) {
            content.getChildren().add(TuningMarks.of(desk, editor, now, spec));
        }
    }

    /// What of a node is marked to be tuned.
    private List<String> marked(Node now) {
        var inside = String.join(".", editor.path().get());
        var name = (inside.isEmpty() ? "" : inside + ".") + now.id() + ".";
        return editor.whole().tuning().lines().stream().filter(l -> l.startsWith(name)).toList();
    }

    /// A field for the name or the remark.
    private TextField line(String id, String label, String text) {
        var field = new TextField(text);
        field.setId(id);
        var title = Parts.label(label, "form-label");
        title.setLabelFor(field);
        field.textProperty()
                .addListener((_, _, _) -> {
                    var now = node;
                    if (now != null) {
                        soon(() -> words(now.id()));
                    }
                });
        field.setOnAction(_ -> keep());
        content.getChildren().add(Parts.column(4, title, field));
        return field;
    }

    private void words(String id) {
        var title = name;
        var remark = comment;
        editor.workflow()
                .node(id)
                .ifPresent(now -> {
                    var next = now;
                    if (title != null && !title.getText().isBlank()) {
                        next = next.withName(title.getText().strip());
                    }
                    if (remark != null) {
                        next = next.withComment(remark.getText().strip());
                    }
                    if (!next.equals(now)) {
                        editor.applyAll(
                                desk.say("canvas.edit.words", next.name()),
                                List.of(new Edit.PutNode(next)));
                    }
                });
    }

    private void stands() {
        var now = node;
        if (now != null) {
            problems.show(editor, now.id(), false);
        }
    }

    private void note(Note note) {
        if (shown.equals("note " + note.id())) {
            var area = comment;
            if (area == null || area.getText().equals(note.text())) {
                return;
            }
        }
        shown = "note " + note.id();
        var part = new NotePart(desk, editor, note, this::soon);
        name = part.text();
        comment = part.text();
        content.getChildren().setAll(part);
    }

    private void only(String what, javafx.scene.Node part) {
        shown = what;
        content.getChildren().setAll(part);
    }
}
