package org.bottega.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.bottega.ui.action.Action;
import org.bottega.ui.action.Actions;
import org.bottega.ui.control.NoticeStack;
import org.bottega.ui.control.Parts;
import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.page.Navigator;
import org.bottega.ui.page.Notices;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.text.Messages;

/// The window around the pages: menus and command field above, navigation at the left, the page in the
/// middle, the status bar below, notices and the command palette over it.
public final class Shell extends StackPane implements Navigator {
    private final List<Destination> destinations;
    private final Messages messages;
    private final Actions actions;
    private final Rail rail;
    private final PaletteViewModel found = new PaletteViewModel();
    private final PaletteView palette;
    private final Supplier<List<PaletteViewModel.Entry>> objects;
    private final Map<String, Page> pages = new HashMap<>();
    private final Consumer<List<java.nio.file.Path>> dropped;
    private final BorderPane frame = new BorderPane();
    private Place at = new Place.Home();

    /// @param objects the workspace's things by name, asked when the palette opens
    /// @param dropped gets the files a person drops on the window
    public Shell(
            List<Destination> destinations,
            Actions actions,
            String workspace,
            JobsViewModel jobs,
            Notices notices,
            Messages messages,
            Supplier<List<PaletteViewModel.Entry>> objects,
            Consumer<List<java.nio.file.Path>> dropped) {
        this.destinations = List.copyOf(destinations);
        this.messages = messages;
        this.actions = actions;
        this.objects = objects;
        this.rail = new Rail(destinations, this, messages);
        this.palette = new PaletteView(found, messages);
        frame.setTop(topBar());
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(workspace, jobs, notices, this, messages));
        var stack = new NoticeStack(notices, messages);
        StackPane.setAlignment(stack, javafx.geometry.Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, stack, palette);
        setOnDragOver(Shell::over);
        this.dropped = dropped;
        setOnDragDropped(this::drop);
    }

    private HBox topBar() {
        var bar = new MenuBar();
        for (var home : Action.Home.values()) {
            var menu =
                    new Menu(
                            messages.get("menu." + home.name().toLowerCase(java.util.Locale.ROOT)));
            for (var action : actions.in(home)) {
                var item = new MenuItem(messages.get(action.label()), Parts.icon(action.icon()));
                item.setOnAction(_ -> action.fire());
                item.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
                if (!action.shortcut().isEmpty()) {
                    item.setAccelerator(KeyCombination.valueOf(action.shortcut()));
                }
                menu.getItems().add(item);
            }
            bar.getMenus().add(menu);
        }
        var search = actions.get("palette");
        var field = new Button();
        field.setId("open-palette");
        field.getStyleClass().add("command-button");
        field.setGraphic(
                Parts.row(
                        8,
                        Parts.icon(search.icon()),
                        Parts.label(messages.get("palette.open"), "muted"),
                        Parts.spring(),
                        Parts.label("Ctrl+K", "keys")));
        ((HBox) field.getGraphic()).setPrefWidth(300);
        field.setAccessibleText(messages.get(search.label()));
        field.setOnAction(_ -> search.fire());
        var theme = actions.get("toggle-theme");
        var open = actions.get("import");
        var importing = Parts.button(messages.get(open.label()), open.icon(), open::fire, "small");
        importing.setId("import");
        importing.setTooltip(new Tooltip(messages.get(open.label()) + "  Ctrl+O"));
        var row =
                Parts.row(
                        12,
                        bar,
                        Parts.spring(),
                        field,
                        Parts.spring(),
                        importing,
                        Parts.iconButton(theme.icon(), messages.get(theme.label()), theme::fire));
        row.getStyleClass().add("top-bar");
        return row;
    }

    /// Goes to the page that shows `place`, making it when it is the first time.
    @Override
    public void go(Place place) {
        for (var destination : destinations) {
            if (destination.shows().test(place)) {
                var page = pages.computeIfAbsent(destination.id(), _ -> destination.page().get());
                at = place;
                rail.select(destination.id());
                frame.setCenter(page.view());
                page.show(place);
                return;
            }
        }
    }

    @Override
    public Place at() {
        return at;
    }

    /// Puts the keyboard's focus on the navigation.
    public void focusRail() {
        rail.focus();
    }

    /// Opens the command palette over everything there is now.
    public void openPalette() {
        var entries = new java.util.ArrayList<PaletteViewModel.Entry>();
        for (var action : actions.all()) {
            if (action.enabled().get() && !action.id().equals("palette")) {
                entries.add(
                        new PaletteViewModel.Entry(
                                messages.get(action.label()),
                                messages.get("palette.action"),
                                action.icon(),
                                action.shortcut().replace("Shortcut", "Ctrl"),
                                action.run()));
            }
        }
        entries.addAll(objects.get());
        found.offer(entries);
        palette.open();
    }

    /// A scene of this shell in the size a person sees first.
    public Scene scene(double width, double height) {
        return new Scene(this, width, height);
    }

    private static void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            drop(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /// Takes files as if a person had dropped them on the window.
    public void drop(List<java.nio.file.Path> files) {
        dropped.accept(files);
    }
}
