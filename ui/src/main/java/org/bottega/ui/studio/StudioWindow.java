package org.bottega.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.FileQuestion;
import org.bottega.ui.page.Navigator;
import org.bottega.ui.page.Notices;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.DataViewModel;
import org.bottega.ui.page.endpoint.EndpointsPage;
import org.bottega.ui.page.endpoint.EndpointsViewModel;
import org.bottega.ui.page.experiment.ExperimentsPage;
import org.bottega.ui.page.experiment.ExperimentsViewModel;
import org.bottega.ui.page.experiment.FlowSetupViewModel;
import org.bottega.ui.page.experiment.SetupViewModel;
import org.bottega.ui.page.home.HomePage;
import org.bottega.ui.page.home.HomeViewModel;
import org.bottega.ui.page.joblist.JobsPage;
import org.bottega.ui.page.model.ModelsPage;
import org.bottega.ui.page.model.ModelsViewModel;
import org.bottega.ui.page.setting.SettingsPage;
import org.bottega.ui.page.workflow.WorkflowsPage;
import org.bottega.ui.page.workflow.WorkflowsViewModel;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.shell.Destination;
import org.bottega.ui.shell.PaletteViewModel;
import org.bottega.ui.shell.Shell;
import org.bottega.ui.task.Background;
import org.bottega.ui.task.UiThread;
import org.bottega.ui.text.Messages;
import org.bottega.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// One window on one workspace. Make it and use it on the window's thread.
public final class StudioWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Workbench workbench;
    private final Appearance look;
    private final Function<Window, FileQuestion> files;
    private final Settings settings;
    private final UiThread ui = new UiThread();
    private final JobsViewModel jobs = new JobsViewModel();
    private final String version;
    private @Nullable Parts parts;

    /// What is made anew when the language changes.
    private record Parts(
            Shell shell,
            Background background,
            DataViewModel data,
            DataPlaces places,
            EndpointsViewModel endpoints,
            Notices notices,
            ModelsPage[] models,
            WorkflowsViewModel workflows) {}

    /// @param files how files are asked for, given the window
    public StudioWindow(
            Stage stage,
            Workbench workbench,
            Settings settings,
            Function<Window, FileQuestion> files,
            String version) {
        this.stage = stage;
        this.workbench = workbench;
        this.settings = settings;
        this.files = files;
        this.version = version;
        this.look = new Appearance(settings, ui.systemIsDark());
        build();
        settings.language().addListener((_, _, _) -> ui.later(this::build));
    }

    public Stage stage() {
        return stage;
    }

    /// Shows the window at a place.
    public void show(Place first) {
        go(first);
        stage.show();
        if (parts != null) {
            parts.shell().focusRail();
        }
    }

    /// Takes files as if a person had dropped them on the window.
    public void drop(List<java.nio.file.Path> files) {
        if (parts != null) {
            parts.shell().drop(files);
        }
    }

    public void go(Place wanted) {
        if (parts != null) {
            parts.shell().go(wanted);
        }
    }

    /// Turns the model that is looked at to one of its tabs: `performance`, `explain`, `try`, `deploy`.
    public void turnTo(String tab) {
        if (parts != null && parts.models()[0] != null) {
            parts.models()[0].turnTo(tab);
        }
    }

    /// Tells a person something.
    public void tell(org.bottega.kernel.Problem problem) {
        if (parts != null) {
            parts.notices().show(problem);
        }
    }

    /// Whether nothing is being fetched for the screen.
    public boolean idle() {
        return parts == null || parts.background().idle();
    }

    public JobsViewModel jobs() {
        return jobs;
    }

    /// Stops what this window started.
    public void close() {
        jobs.jobs().forEach(org.bottega.ui.job.JobEntry::cancel);
        if (parts != null) {
            parts.endpoints().stopAll();
            parts.workflows().close();
            parts.places().close();
            parts.background().close();
        }
        stage.hide();
    }

    private void build() {
        if (parts != null) {
            parts.workflows().close();
        }
        var messages = Messages.in(settings.language().get());
        var notices = new Notices(messages);
        var background = new Background(ui, notices::show);
        var shellOf = new Shell[1];
        Navigator navigator =
                new Navigator() {
                    @Override
                    public void go(Place wanted) {
                        shellOf[0].go(wanted);
                    }

                    @Override
                    public Place at() {
                        return shellOf[0].at();
                    }
                };
        var desk =
                new Desk(
                        messages,
                        background,
                        notices,
                        navigator,
                        files.apply(stage),
                        jobs,
                        settings);
        var places = new DataPlaces(desk, workbench);
        var data = places.data();
        var experiments = new ExperimentsViewModel(desk, workbench.experiments());
        var setup = new SetupViewModel(desk, workbench.experiments());
        var models = new ModelsViewModel(desk, workbench.models());
        var endpoints = new EndpointsViewModel(desk, workbench.endpoints());
        var home =
                new HomeViewModel(
                        desk,
                        places.imports()::open,
                        () -> recentData(messages),
                        () -> recentModels(messages));
        Runnable choose = places::choose;
        Runnable experiment =
                () -> {
                    if (data.opened().get() == null) {
                        navigator.go(new Place.Data(null));
                    } else {
                        data.startExperiment();
                    }
                };
        var modelsPage = new ModelsPage[1];
        var workflows = new WorkflowsViewModel(desk, workbench.workflows());
        var workflowsPage = new WorkflowsPage[1];
        var destinations =
                List.of(
                        new Destination(
                                "home",
                                "mdi2h-home-outline",
                                new Place.Home(),
                                false,
                                p -> p instanceof Place.Home,
                                () -> new HomePage(desk, home, choose)),
                        places.destination(home),
                        new Destination(
                                "workflows",
                                "mdi2s-sitemap-outline",
                                new Place.Workflows(null),
                                false,
                                p -> p instanceof Place.Workflows,
                                () -> workflowsPage[0] = new WorkflowsPage(desk, workflows)),
                        new Destination(
                                "experiments",
                                "mdi2f-flask-outline",
                                new Place.Experiments(null),
                                false,
                                p ->
                                        p instanceof Place.Experiments
                                                || p instanceof Place.Setup
                                                || p instanceof Place.TuneWorkflow,
                                () ->
                                        new ExperimentsPage(
                                                desk,
                                                experiments,
                                                setup,
                                                new FlowSetupViewModel(
                                                        desk, workbench.experiments()))),
                        new Destination(
                                "models",
                                "mdi2c-cube-outline",
                                new Place.Models(null),
                                false,
                                p -> p instanceof Place.Models,
                                () -> modelsPage[0] = new ModelsPage(desk, models, endpoints)),
                        new Destination(
                                "endpoints",
                                "mdi2a-access-point",
                                new Place.Endpoints(),
                                false,
                                p -> p instanceof Place.Endpoints,
                                () -> new EndpointsPage(desk, endpoints)),
                        new Destination(
                                "jobs",
                                "mdi2p-progress-clock",
                                new Place.Jobs(),
                                true,
                                p -> p instanceof Place.Jobs,
                                () -> new JobsPage(desk)),
                        new Destination(
                                "settings",
                                "mdi2c-cog-outline",
                                new Place.Settings(),
                                true,
                                p -> p instanceof Place.Settings,
                                () -> new SettingsPage(desk, workbench.folder().toString())));
        var actions =
                StudioActions.list(
                        desk,
                        stage,
                        look,
                        version,
                        choose,
                        experiment,
                        workflows::begin,
                        () -> shellOf[0].openPalette());
        var shell =
                new Shell(
                        destinations,
                        actions,
                        workbench.name(),
                        jobs,
                        notices,
                        messages,
                        () -> objects(desk, data, models, workflows, workflowsPage[0]),
                        dropped -> drop(dropped, places, workflows, workflowsPage[0]));
        shellOf[0] = shell;
        look.dress(shell);
        var old = parts;
        parts =
                new Parts(
                        shell, background, data, places, endpoints, notices, modelsPage, workflows);
        if (stage.getScene() == null) {
            stage.setScene(shell.scene(WIDTH, HEIGHT));
            stage.setMinWidth(960);
            stage.setMinHeight(600);
        } else {
            stage.getScene().setRoot(shell);
            if (old != null) {
                shell.go(old.shell().at());
            }
        }
        stage.setTitle(messages.get("app.name") + " – " + workbench.name());
        data.refresh(null);
        models.refresh();
        workflows.refresh();
    }

    /// A workflow's file opens as one; on an open workflow data becomes a node; elsewhere it is imported.
    private static void drop(
            List<java.nio.file.Path> files,
            DataPlaces places,
            WorkflowsViewModel workflows,
            @Nullable WorkflowsPage page) {
        var data = new ArrayList<java.nio.file.Path>();
        for (var file : files) {
            if (file.toString().endsWith(org.bottega.flow.file.WorkflowFile.SUFFIX)) {
                workflows.bring(file);
            } else if (page == null || !page.drop(List.of(file))) {
                data.add(file);
            }
        }
        places.look(data);
    }

    private List<HomeViewModel.Recent> recentData(Messages messages) {
        var figures = messages.figures();
        return workbench.datasets().all().stream()
                .map(entry ->
                        new HomeViewModel.Recent(
                                entry.name(),
                                messages.get(
                                        "data.size",
                                        figures.count(entry.rows()),
                                        figures.count(entry.columns())),
                                entry.imported(),
                                new Place.Data(entry.id())))
                .toList();
    }

    private List<HomeViewModel.Recent> recentModels(Messages messages) {
        var figures = messages.figures();
        return workbench.models().all().stream()
                .map(entry ->
                        new HomeViewModel.Recent(
                                entry.name(),
                                entry.metric() + " " + figures.score(entry.score()),
                                entry.made(),
                                new Place.Models(entry.id())))
                .toList();
    }

    private static List<PaletteViewModel.Entry> objects(
            Desk desk,
            DataViewModel data,
            ModelsViewModel models,
            WorkflowsViewModel workflows,
            @Nullable WorkflowsPage page) {
        var out = new ArrayList<PaletteViewModel.Entry>();
        if (page != null) {
            for (var one : page.doable()) {
                out.add(
                        new PaletteViewModel.Entry(
                                one.label(),
                                desk.say("palette.canvas"),
                                one.icon(),
                                one.keys(),
                                one.run()));
            }
        }
        for (var entry : workflows.all()) {
            out.add(
                    new PaletteViewModel.Entry(
                            entry.name(),
                            desk.say("palette.workflow"),
                            "mdi2s-sitemap-outline",
                            "",
                            () -> desk.navigator().go(new Place.Workflows(entry.id()))));
        }
        for (var entry : data.all()) {
            out.add(
                    new PaletteViewModel.Entry(
                            entry.name(),
                            desk.say("palette.dataset"),
                            "mdi2t-table",
                            "",
                            () -> desk.navigator().go(new Place.Data(entry.id()))));
        }
        for (var entry : models.all()) {
            out.add(
                    new PaletteViewModel.Entry(
                            entry.name(),
                            desk.say("palette.model"),
                            "mdi2c-cube-outline",
                            "",
                            () -> desk.navigator().go(new Place.Models(entry.id()))));
        }
        return out;
    }
}
