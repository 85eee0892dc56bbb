package org.bottega.ui.page.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bottega.flow.gesture.Arranging;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.page.workflow.Command.Group;

/// The one list of what can be done on the canvas.
final class Commands {
    private Commands() {}

    /// What the editor's view has to do itself.
    interface Screen {
        void copy();

        void paste();

        void rename();

        void remark();

        void find();

        void help();

        void shortcuts();

        void history();

        void nameVersion();

        void minimap();

        void panels();

        void share();
    }

    static List<Command> of(EditorViewModel editor, Deeds deeds, Screen screen) {
        var all = new ArrayList<Command>();
        CanvasViewModel canvas = editor.canvas();
        BooleanSupplier any = () -> !canvas.selection().get().isEmpty();
        BooleanSupplier nodes = () -> !canvas.selectedNodes().isEmpty();
        BooleanSupplier one = () -> canvas.only().isPresent();
        BooleanSupplier two = () -> canvas.selectedNodes().size() > 1;
        BooleanSupplier cut = () -> any.getAsBoolean() || canvas.chosenWire().get() != null;
        BooleanSupplier always = () -> true;
        add(all, "add", "mdi2p-plus", "SPACE", Group.ADD, always, editor.offers()::here);
        add(
                all,
                "note",
                "mdi2n-note-text-outline",
                "Shift+T",
                Group.ADD,
                always,
                () -> deeds.note(false));
        add(
                all,
                "frame",
                "mdi2v-vector-square",
                "Shift+F",
                Group.ADD,
                always,
                () -> deeds.note(true));

        var running = editor.running();
        add(
                all,
                "run-all",
                "mdi2p-play",
                "F5",
                Group.RUN,
                () -> !running.active().get(),
                running::all);
        add(
                all,
                "run-to",
                "mdi2s-step-forward-2",
                "F6",
                Group.RUN,
                () -> nodes.getAsBoolean() && !running.active().get(),
                () -> running.to(deeds.targets()));
        add(
                all,
                "run-from",
                "mdi2r-refresh",
                "Shift+F6",
                Group.RUN,
                () -> nodes.getAsBoolean() && !running.active().get(),
                () -> running.from(deeds.targets()));
        add(
                all,
                "cancel",
                "mdi2s-stop",
                "Shift+F5",
                Group.RUN,
                () -> running.active().get(),
                running::cancel);

        add(
                all,
                "tune",
                "mdi2t-tune-vertical",
                "Shortcut+Shift+T",
                Group.RUN,
                always,
                editor::tune);

        var live = editor.autoRun().on();
        add(
                all,
                "live",
                "mdi2l-lightning-bolt-outline",
                "Shortcut+Shift+R",
                Group.RUN,
                always,
                () -> live.set(!live.get()));

        all.add(
                new Command(
                        "undo",
                        "mdi2u-undo",
                        List.of("Shortcut+Z"),
                        Group.EDIT,
                        () -> editor.undoable().get(),
                        editor::undo));
        all.add(
                new Command(
                        "redo",
                        "mdi2r-redo",
                        List.of("Shortcut+Shift+Z", "Shortcut+Y"),
                        Group.EDIT,
                        () -> editor.redoable().get(),
                        editor::redo));
        add(
                all,
                "cut",
                "mdi2c-content-cut",
                "Shortcut+X",
                Group.EDIT,
                any,
                () -> {
                    screen.copy();
                    deeds.delete(false);
                });
        add(all, "copy", "mdi2c-content-copy", "Shortcut+C", Group.EDIT, any, screen::copy);
        add(all, "paste", "mdi2c-content-paste", "Shortcut+V", Group.EDIT, always, screen::paste);
        add(
                all,
                "duplicate",
                "mdi2c-content-duplicate",
                "Shortcut+D",
                Group.EDIT,
                any,
                deeds::duplicate);
        all.add(
                new Command(
                        "delete",
                        "mdi2d-delete-outline",
                        List.of("DELETE", "BACK_SPACE"),
                        Group.EDIT,
                        cut,
                        () -> deeds.delete(false)));
        add(
                all,
                "delete-heal",
                "mdi2d-delete-variant",
                "Shift+DELETE",
                Group.EDIT,
                nodes,
                () -> deeds.delete(true));
        add(
                all,
                "select-all",
                "mdi2s-select-all",
                "Shortcut+A",
                Group.EDIT,
                always,
                () -> canvas.select(editor.everything()));
        add(all, "rename", "mdi2r-rename-box", "F2", Group.EDIT, any, screen::rename);
        add(
                all,
                "remark",
                "mdi2c-comment-text-outline",
                "Shift+F2",
                Group.EDIT,
                any,
                screen::remark);
        add(all, "enable", "mdi2e-eye-off-outline", "Shortcut+E", Group.EDIT, nodes, deeds::enable);
        add(all, "chain", "mdi2v-vector-line", "Shortcut+L", Group.EDIT, two, deeds::chain);
        add(
                all,
                "unchain",
                "mdi2v-vector-polyline-remove",
                "Shortcut+Shift+L",
                Group.EDIT,
                two,
                deeds::unchain);

        add(all, "group", Icons.COMPONENT, "Shortcut+G", Group.ARRANGE, nodes, deeds::group);
        add(
                all,
                "expand",
                "mdi2p-package-variant",
                "Shortcut+Shift+G",
                Group.ARRANGE,
                deeds::expandable,
                deeds::expand);
        all.add(
                new Command(
                        "open",
                        "mdi2a-arrow-expand",
                        List.of("Shortcut+ENTER", "Shortcut+Alt+ENTER"),
                        Group.ARRANGE,
                        () -> editor.chosen().map(n -> n.inside() != null).orElse(false),
                        () -> canvas.only().ifPresent(editor::enter)));
        all.add(
                new Command(
                        "leave",
                        "mdi2a-arrow-collapse",
                        List.of("Alt+UP", "Shortcut+Alt+Shift+ENTER"),
                        Group.ARRANGE,
                        () -> !editor.path().get().isEmpty(),
                        () -> editor.leaveTo(editor.path().get().size() - 1)));
        add(
                all,
                "arrange",
                "mdi2s-sitemap-outline",
                "Shift+A",
                Group.ARRANGE,
                always,
                deeds::arrange);
        add(
                all,
                "align-left",
                "mdi2f-format-horizontal-align-left",
                "Shift+V",
                Group.ARRANGE,
                two,
                () -> deeds.align(Arranging.Side.LEFT));
        add(
                all,
                "align-middle",
                "mdi2f-format-vertical-align-center",
                "Shift+H",
                Group.ARRANGE,
                two,
                () -> deeds.align(Arranging.Side.MIDDLE));
        add(
                all,
                "keep-component",
                "mdi2p-puzzle-plus-outline",
                "",
                Group.ARRANGE,
                deeds::expandable,
                () -> editor.chosen().ifPresent(editor.library()::keep));
        add(all, "share", "mdi2e-export-variant", "", Group.ARRANGE, always, screen::share);

        add(
                all,
                "actual-size",
                "mdi2n-numeric-1-box-outline",
                "Shortcut+DIGIT0",
                Group.VIEW,
                always,
                canvas::actualSize);
        add(
                all,
                "fill",
                "mdi2a-arrow-expand-all",
                "Shortcut+DIGIT1",
                Group.VIEW,
                always,
                canvas::fill);
        add(
                all,
                "fit",
                "mdi2f-fit-to-page-outline",
                "Shortcut+DIGIT2",
                Group.VIEW,
                always,
                canvas::fit);
        all.add(
                new Command(
                        "zoom-in",
                        "mdi2m-magnify-plus-outline",
                        List.of("Shortcut+PLUS", "Shortcut+EQUALS", "Shortcut+ADD"),
                        Group.VIEW,
                        always,
                        () -> canvas.zoom(1.2, canvas.width() / 2, canvas.height() / 2)));
        all.add(
                new Command(
                        "zoom-out",
                        "mdi2m-magnify-minus-outline",
                        List.of("Shortcut+MINUS", "Shortcut+SUBTRACT"),
                        Group.VIEW,
                        always,
                        () -> canvas.zoom(1 / 1.2, canvas.width() / 2, canvas.height() / 2)));
        add(all, "panels", "mdi2f-fullscreen", "Shortcut+B", Group.VIEW, always, screen::panels);
        add(all, "minimap", "mdi2m-map-outline", "Shortcut+M", Group.VIEW, always, screen::minimap);
        add(all, "find", "mdi2m-magnify", "Shortcut+F", Group.VIEW, always, screen::find);
        add(all, "history", "mdi2h-history", "Shortcut+H", Group.VIEW, always, screen::history);
        add(
                all,
                "name-version",
                "mdi2b-bookmark-plus-outline",
                "Shortcut+S",
                Group.VIEW,
                always,
                screen::nameVersion);

        add(all, "help", "mdi2h-help-circle-outline", "F1", Group.HELP, one, screen::help);
        add(
                all,
                "shortcuts",
                "mdi2k-keyboard-outline",
                "Shift+F1",
                Group.HELP,
                always,
                screen::shortcuts);
        return List.copyOf(all);
    }

    private static void add(
            List<Command> all,
            String id,
            String icon,
            String keys,
            Group group,
            BooleanSupplier possible,
            Runnable run) {
        all.add(
                new Command(
                        id,
                        icon,
                        keys.isEmpty() ? List.of() : List.of(keys),
                        group,
                        possible,
                        run));
    }
}
