package org.bottega.ui.studio;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.bottega.kernel.Problem;
import org.bottega.ui.action.Action;
import org.bottega.ui.action.Action.Home;
import org.bottega.ui.action.Actions;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.theme.Appearance;

/// The one list of what can be done.
final class StudioActions {
    private StudioActions() {}

    /// The places in the order of the rail, each reached by Ctrl and its number.
    private record Goal(String id, String icon, Place place) {}

    static Actions list(
            Desk desk,
            Stage stage,
            Appearance look,
            String version,
            Runnable chooseFile,
            Runnable experiment,
            Runnable workflow,
            Runnable palette) {
        var all = new ArrayList<Action>();
        all.add(Action.of("import", "mdi2t-tray-arrow-down", "Shortcut+O", Home.FILE, chooseFile));
        all.add(
                Action.of(
                        "import-from",
                        "mdi2d-database-outline",
                        "Shortcut+Shift+O",
                        Home.FILE,
                        () -> desk.navigator().go(new Place.Import())));
        all.add(
                Action.of(
                        "sql",
                        "mdi2d-database-search-outline",
                        "Shortcut+Shift+Q",
                        Home.FILE,
                        () -> desk.navigator().go(new Place.Sql())));
        all.add(
                Action.of(
                        "new-experiment",
                        "mdi2f-flask-plus-outline",
                        "Shortcut+N",
                        Home.FILE,
                        experiment));
        all.add(
                Action.of(
                        "new-workflow",
                        "mdi2s-sitemap-outline",
                        "Shortcut+Shift+W",
                        Home.FILE,
                        workflow));
        all.add(
                Action.of(
                        "quit",
                        "mdi2e-exit-to-app",
                        "Shortcut+Q",
                        Home.FILE,
                        () ->
                                stage.fireEvent(
                                        new javafx.stage.WindowEvent(
                                                stage,
                                                javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST))));
        all.add(Action.of("palette", "mdi2m-magnify", "Shortcut+K", Home.GO, palette));
        int number = 1;
        for (var goal :
                List.of(
                        new Goal("home", "mdi2h-home-outline", new Place.Home()),
                        new Goal("data", "mdi2t-table", new Place.Data(null)),
                        new Goal("workflows", "mdi2s-sitemap-outline", new Place.Workflows(null)),
                        new Goal("experiments", "mdi2f-flask-outline", new Place.Experiments(null)),
                        new Goal("models", "mdi2c-cube-outline", new Place.Models(null)),
                        new Goal("endpoints", "mdi2a-access-point", new Place.Endpoints()),
                        new Goal("jobs", "mdi2p-progress-clock", new Place.Jobs()),
                        new Goal("settings", "mdi2c-cog-outline", new Place.Settings()))) {
            all.add(
                    Action.of(
                            "go-" + goal.id(),
                            goal.icon(),
                            "Shortcut+" + number++,
                            Home.GO,
                            () -> desk.navigator().go(goal.place())));
        }
        all.add(
                Action.of(
                        "toggle-theme",
                        "mdi2t-theme-light-dark",
                        "Shortcut+Shift+D",
                        Home.VIEW,
                        () ->
                                desk.settings()
                                        .theme()
                                        .set(
                                                look.dark().get()
                                                        ? Settings.Theme.LIGHT
                                                        : Settings.Theme.DARK)));
        all.add(
                Action.of(
                        "larger-text",
                        "mdi2f-format-font-size-increase",
                        "Shortcut+PLUS",
                        Home.VIEW,
                        () -> resize(desk, 1)));
        all.add(
                Action.of(
                        "smaller-text",
                        "mdi2f-format-font-size-decrease",
                        "Shortcut+MINUS",
                        Home.VIEW,
                        () -> resize(desk, -1)));
        all.add(
                Action.of(
                        "full-screen",
                        "mdi2f-fullscreen",
                        "F11",
                        Home.VIEW,
                        () -> stage.setFullScreen(!stage.isFullScreen())));
        all.add(
                Action.of(
                        "close-notices",
                        "mdi2b-bell-off-outline",
                        "Shortcut+Shift+N",
                        Home.VIEW,
                        desk.notices()::closeAll));
        all.add(
                Action.of(
                        "about",
                        "mdi2i-information-outline",
                        "",
                        Home.HELP,
                        () ->
                                desk.notices()
                                        .show(Problem.note("", desk.say("about.text", version)))));
        return new Actions(all);
    }

    private static void resize(Desk desk, int by) {
        var size = desk.settings().textSize();
        size.set(Math.clamp(size.get() + by, Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT));
    }
}
