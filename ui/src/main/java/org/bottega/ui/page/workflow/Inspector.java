package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.bottega.flow.gesture.Arranging;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Wire;
import org.bottega.flow.spec.Finding;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Params;
import org.bottega.ui.control.Parts;
import org.bottega.ui.form.FormView;
import org.bottega.ui.form.FormViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.PathQuestion;
import org.jspecify.annotations.Nullable;

/// What is selected, to be read and set: a node's problems with the buttons that mend them, its name,
/// remark and settings; a note's text and colour; what can be done with several. What is typed becomes
/// a step of undo when the hand rests.
final class Inspector extends BorderPane {
    private static final Duration REST = Duration.millis(450);
    private static final String APPROVAL = "approval";
    private static final int MOST_PROBLEMS = 12;
    private static final List<String> COLOURS =
            List.of("yellow", "blue", "green", "pink", "purple", "grey");

    private final Desk desk;
    private final EditorViewModel editor;
    private final Deeds deeds;
    private final VBox content = new VBox(10);
    private final VBox problems = new VBox(6);
    private final Questions questions;
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Runnable typed;
    private String shown = "";
    private @Nullable Node node;
    private @Nullable TextInputControl name;
    private @Nullable TextInputControl comment;
    private List<Finding> told = List.of();

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
            wire(wire);
        } else if (ids.size() == 1
                && editor.workflow().notes().containsKey(ids.iterator().next())) {
            note(Objects.requireNonNull(editor.workflow().notes().get(ids.iterator().next())));
        } else if (ids.isEmpty()) {
            workflow();
        } else {
            several(ids.size());
        }
    }

    private boolean same(Node now, Node before) {
        return now.type().equals(before.type())
                && now.version() == before.version()
                && now.enabled() == before.enabled()
                && Objects.equals(promoted(now), promoted(before))
                && (now.settings().equals(before.settings()) || now.settings().equals(typing))
                && (now.name().equals(before.name())
                        || name != null && now.name().equals(name.getText()))
                && (now.comment().equals(before.comment())
                        || comment != null && now.comment().equals(comment.getText()));
    }

    private static @Nullable Object promoted(Node node) {
        return node.inside() == null ? null : node.inside().promoted();
    }

    private java.util.Map<String, Object> typing = java.util.Map.of();

    private void node(Node now) {
        node = now;
        shown = "node " + now.id();
        typing = now.settings();
        var spec = editor.catalog().find(now.type());
        content.getChildren().clear();
        var title =
                Parts.label(
                        spec.map(NodeSpec::title)
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
        spec.ifPresent(
                s -> content.getChildren().add(Parts.paragraph(s.summary(), "muted", "small")));
        content.getChildren().add(problems);
        if (now.type().equals(APPROVAL)) {
            content.getChildren().add(questions);
            questions.refresh();
        }
        tell(now, true);
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
        spec.filter(s -> !s.params().params().isEmpty()).ifPresent(s -> form(now, s));
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

    private void form(Node now, NodeSpec spec) {
        var space = spec.params();
        var form = new FormViewModel(space, readable(now, spec));
        var view =
                new FormView(
                        form,
                        () -> editor.incoming(now.id()),
                        where -> PathQuestion.ask(desk, where),
                        desk.messages());
        view.setId("node-form");
        form.params()
                .addListener((_, before, after) -> {
                    var changed = new java.util.TreeMap<>(after.plain());
                    changed.entrySet()
                            .removeIf(e -> e.getValue().equals(before.plain().get(e.getKey())));
                    var gone = new java.util.TreeSet<>(before.plain().keySet());
                    gone.removeAll(after.plain().keySet());
                    var settings = new java.util.TreeMap<>(typing);
                    settings.putAll(changed);
                    settings.keySet().removeAll(gone);
                    typing = java.util.Map.copyOf(settings);
                    soon(() ->
                            settings(
                                    now.id(),
                                    space.params().stream()
                                            .filter(p -> changed.containsKey(p.id()))
                                            .findFirst()
                                            .map(p -> p.label())
                                            .orElse("")));
                });
        var names = new javafx.scene.layout.ColumnConstraints();
        names.setMaxWidth(120);
        var fields = new javafx.scene.layout.ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setFillWidth(true);
        view.getColumnConstraints().setAll(names, fields);
        content.getChildren().add(view);
    }

    private void settings(String id, String label) {
        var settings = typing;
        editor.workflow()
                .node(id)
                .filter(n -> !n.settings().equals(settings))
                .ifPresent(n ->
                        editor.applyAll(
                                desk.say("canvas.edit.setting", n.name(), label),
                                List.of(new Edit.PutNode(n.withSettings(settings)))));
    }

    /// The settings as far as they can be read one by one; the others show their presets and their
    /// problem, and stay in the node until they are set.
    private static Params readable(Node now, NodeSpec spec) {
        var settings =
                now.version() < spec.version()
                        ? spec.migrate(now.version(), now.settings())
                        : now.settings();
        try {
            return spec.params().read(settings);
        } catch (ProblemException _) {
            var good = new java.util.TreeMap<String, Object>();
            settings.forEach((id, value) -> {
                try {
                    spec.params().read(java.util.Map.of(id, value));
                    good.put(id, value);
                } catch (ProblemException _) {
                    // told by the check
                }
            });
            return spec.params().read(good);
        }
    }

    private void stands() {
        var now = node;
        if (now != null) {
            tell(now, false);
        }
    }

    private void tell(Node now, boolean always) {
        var found =
                editor.findings(now.id()).stream()
                        .sorted(
                                java.util.Comparator.comparing(
                                                (Finding f) -> f.problem().severity())
                                        .reversed())
                        .distinct()
                        .toList();
        if (!always && found.equals(told)) {
            return;
        }
        told = found;
        problems.getChildren().clear();
        for (var finding : found) {
            problems.getChildren().add(card(finding));
        }
        Parts.visible(problems, !found.isEmpty());
    }

    private Region card(Finding finding) {
        var problem = finding.problem();
        var severity = problem.severity();
        var icon =
                Parts.icon(
                        switch (severity) {
                            case ERROR -> "mdi2a-alert-circle-outline";
                            case WARNING -> "mdi2a-alert-outline";
                            case NOTE -> "mdi2i-information-outline";
                        });
        var text = new ArrayList<javafx.scene.Node>();
        text.add(Parts.paragraph(problem.what(), "problem-what"));
        if (!problem.fix().isEmpty()) {
            text.add(Parts.paragraph(problem.fix(), "muted", "small"));
        }
        for (var fix : finding.fixes()) {
            var button =
                    Parts.button(
                            fix.title(), "mdi2a-auto-fix", () -> editor.fix(fix), "small", "fix");
            text.add(button);
        }
        var words = Parts.column(4, text.toArray(javafx.scene.Node[]::new));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var row = Parts.row(8, icon, words);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        row.getStyleClass().addAll("finding", word(severity));
        return row;
    }

    private static String word(Problem.Severity severity) {
        return severity.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void note(Note note) {
        if (shown.equals("note " + note.id())) {
            var area = comment;
            if (area == null || area.getText().equals(note.text())) {
                return;
            }
        }
        shown = "note " + note.id();
        content.getChildren().clear();
        content.getChildren()
                .add(
                        Parts.label(
                                desk.say(note.frame() ? "workflow.frame" : "workflow.note"),
                                "heading"));
        TextInputControl text =
                note.frame() ? new TextField(note.text()) : new TextArea(note.text());
        text.setId("note-text");
        if (text instanceof TextArea area) {
            area.setWrapText(true);
            area.setPrefRowCount(8);
        }
        text.textProperty()
                .addListener((_, _, typedNow) -> soon(() -> put(note.id(), typedNow, null)));
        name = text;
        comment = text;
        content.getChildren().add(text);
        if (!note.frame()) {
            content.getChildren()
                    .add(Parts.paragraph(desk.say("workflow.note.about"), "muted", "small"));
        }
        var colours = new HBox(6);
        var group = new ToggleGroup();
        for (var colour : COLOURS) {
            var button = new ToggleButton();
            button.getStyleClass().addAll("swatch", "swatch-" + colour);
            button.setAccessibleText(desk.say("workflow.colour." + colour));
            button.setTooltip(
                    new javafx.scene.control.Tooltip(desk.say("workflow.colour." + colour)));
            button.setSelected(colour.equals(note.colour()));
            button.setToggleGroup(group);
            button.setOnAction(_ -> put(note.id(), text.getText(), colour));
            colours.getChildren().add(button);
        }
        content.getChildren().add(colours);
    }

    private void put(String id, String text, @Nullable String colour) {
        var old = editor.workflow().notes().get(id);
        if (old == null) {
            return;
        }
        var now =
                new Note(
                        id,
                        text,
                        colour == null ? old.colour() : colour,
                        old.frame(),
                        old.width(),
                        old.height());
        if (!now.equals(old)) {
            editor.applyAll(desk.say("canvas.edit.text"), List.of(new Edit.PutNote(now)));
        }
    }

    private void wire(Wire wire) {
        shown = "wire";
        content.getChildren().clear();
        content.getChildren().add(Parts.label(desk.say("workflow.wire"), "heading"));
        var workflow = editor.workflow();
        content.getChildren()
                .add(
                        Parts.paragraph(
                                desk.say(
                                        "workflow.wire.between",
                                        workflow.require(wire.from()).name(),
                                        workflow.require(wire.to()).name())));
        var outline = editor.stand().get().outline(editor.flat(wire.from()), wire.output());
        outline.ifPresent(o -> {
            var size = Stand.told(o, desk.messages());
            var type =
                    desk.say("workflow.type." + o.type().name().toLowerCase(java.util.Locale.ROOT));
            content.getChildren()
                    .add(Parts.label(size.isEmpty() ? type : type + " · " + size, "muted"));
            o.schema()
                    .ifPresent(schema -> {
                        var columns = new VBox(2);
                        schema.fields().stream()
                                .limit(200)
                                .forEach(f -> {
                                    var icon =
                                            Parts.icon(
                                                    org.bottega.ui.grid.ColumnHead.icon(f.kind()));
                                    columns.getChildren()
                                            .add(Parts.row(8, icon, Parts.label(f.name())));
                                });
                        content.getChildren().add(columns);
                    });
        });
        var cut =
                Parts.button(
                        desk.say("canvas.edit.remove-wire"),
                        "mdi2s-scissors-cutting",
                        () -> deeds.delete(false),
                        "small");
        content.getChildren().add(cut);
    }

    private void several(int count) {
        shown = "several";
        content.getChildren().clear();
        content.getChildren().add(Parts.label(desk.say("workflow.selected", count), "heading"));
        content.getChildren()
                .addAll(
                        Parts.label(desk.say("workflow.align"), "section"),
                        Parts.row(
                                4,
                                tool(
                                        "mdi2f-format-horizontal-align-left",
                                        "align-left",
                                        () -> deeds.align(Arranging.Side.LEFT)),
                                tool(
                                        "mdi2f-format-horizontal-align-center",
                                        "align-centre",
                                        () -> deeds.align(Arranging.Side.CENTRE)),
                                tool(
                                        "mdi2f-format-vertical-align-top",
                                        "align-top",
                                        () -> deeds.align(Arranging.Side.TOP)),
                                tool(
                                        "mdi2f-format-vertical-align-center",
                                        "align-middle",
                                        () -> deeds.align(Arranging.Side.MIDDLE)),
                                tool(
                                        "mdi2d-distribute-horizontal-center",
                                        "distribute-across",
                                        () -> deeds.distribute(true)),
                                tool(
                                        "mdi2d-distribute-vertical-center",
                                        "distribute-down",
                                        () -> deeds.distribute(false)),
                                tool("mdi2s-sitemap-outline", "arrange", deeds::arrange)),
                        Parts.button(
                                desk.say("canvas.do.group"),
                                Icons.COMPONENT,
                                deeds::group,
                                "small"),
                        Parts.button(
                                desk.say("canvas.do.frame"),
                                "mdi2v-vector-square",
                                () -> deeds.note(true),
                                "small"),
                        Parts.button(
                                desk.say("canvas.do.chain"),
                                "mdi2v-vector-line",
                                deeds::chain,
                                "small"));
    }

    private javafx.scene.control.Button tool(String icon, String id, Runnable run) {
        var button = Parts.iconButton(icon, desk.say("canvas.do." + id), run);
        button.setId("do-" + id);
        return button;
    }

    /// Nothing is selected: the workflow itself.
    private void workflow() {
        var whole = editor.workflow();
        var stand = editor.stand().get();
        shown = "workflow";
        content.getChildren().clear();
        content.getChildren().add(Parts.label(desk.say("workflow.this"), "heading"));
        content.getChildren().add(questions);
        content.getChildren()
                .add(
                        Parts.label(
                                desk.say(
                                        "workflow.counts",
                                        whole.nodes().size(),
                                        whole.wires().size()),
                                "muted"));
        var open = new VBox(4);
        for (var entry : whole.nodes().values()) {
            if (open.getChildren().size() == MOST_PROBLEMS) {
                break;
            }
            var found = stand.findings(editor.flat(entry.id()));
            found.stream()
                    .filter(f -> f.problem().severity() != Problem.Severity.NOTE)
                    .findFirst()
                    .ifPresent(f -> {
                        var link = new Hyperlink(entry.name());
                        link.setOnAction(_ -> {
                            editor.canvas().select(java.util.Set.of(entry.id()));
                            editor.canvas().reveal(entry.id());
                        });
                        var what = Parts.paragraph(f.problem().what(), "muted", "small");
                        open.getChildren().add(Parts.column(0, link, what));
                    });
        }
        if (!open.getChildren().isEmpty()) {
            content.getChildren()
                    .addAll(Parts.label(desk.say("workflow.problems"), "section"), open);
        }
        if (editor.path().get().isEmpty()) {
            content.getChildren().add(new ParameterList(desk, editor));
        }
        content.getChildren().add(Parts.label(desk.say("workflow.hints"), "section"));
        for (int i = 1; i <= 5; i++) {
            content.getChildren()
                    .add(Parts.paragraph(desk.say("workflow.hint." + i), "muted", "small"));
        }
    }
}
