package org.bottega.ui.page.experiment;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.EmptyState;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.experiment.Experiments.Kind;
import org.bottega.ui.page.experiment.Experiments.Run;
import org.jspecify.annotations.Nullable;

/// The searches at the left; the one looked at, or the set-up of a new one, in the middle.
public final class ExperimentsPage implements Page {
    private final Desk desk;
    private final ExperimentsViewModel model;
    private final SetupViewModel setup;
    private final SetupView setupView;
    private final FlowSetupViewModel flowSetup;
    private final FlowSetupView flowSetupView;
    private final BorderPane view = new BorderPane();
    private final ListView<RunViewModel> running = new ListView<>();
    private final ListView<Run> past = new ListView<>();
    private final Node empty;
    private @Nullable String wanted;

    public ExperimentsPage(
            Desk desk, ExperimentsViewModel model, SetupViewModel setup, FlowSetupViewModel flow) {
        this.desk = desk;
        this.model = model;
        this.setup = setup;
        this.setupView = new SetupView(desk, setup, this::start);
        this.flowSetup = flow;
        this.flowSetupView = new FlowSetupView(desk, flow, this::startFlow);
        empty =
                new EmptyState(
                        "mdi2f-flask-outline",
                        desk.say("experiments.none"),
                        desk.say("experiments.none.about"),
                        Parts.button(
                                desk.say("experiments.choose-data"),
                                "mdi2t-table",
                                () -> desk.navigator().go(new Place.Data(null)),
                                "accent"));
        running.setItems(model.running());
        running.setFixedCellSize(48);
        running.setCellFactory(_ -> new RunningCell());
        running.getSelectionModel()
                .selectedItemProperty()
                .subscribe(run -> {
                    if (run != null) {
                        past.getSelectionModel().clearSelection();
                        model.look(run);
                    }
                });
        past.setId("runs");
        past.setItems(model.past());
        past.setFixedCellSize(48);
        past.setCellFactory(_ -> new RunCell());
        past.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        past.setTooltip(new Tooltip(desk.say("experiments.compare.hint")));
        past.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<Run>)
                                change -> {
                                    List<Run> chosen = List.copyOf(change.getList());
                                    if (chosen.size() > 1
                                            && chosen.stream()
                                                    .allMatch(r -> r.kind() == Kind.SEARCH)) {
                                        running.getSelectionModel().clearSelection();
                                        model.compare(chosen);
                                    } else if (!chosen.isEmpty()) {
                                        running.getSelectionModel().clearSelection();
                                        model.look(chosen.getFirst());
                                    }
                                });
        VBox.setVgrow(past, Priority.ALWAYS);
        model.running().subscribe(this::sizeRunning);
        sizeRunning();
        var side = new VBox(running, past);
        side.getStyleClass().add("side");
        side.setPrefWidth(232);
        side.setMinWidth(232);
        view.setLeft(side);
        view.getStyleClass().add("page");
        model.past().subscribe(this::pastChanged);
        model.shown()
                .subscribe(run -> {
                    if (run != null) {
                        view.setCenter(new RunView(desk, run));
                    }
                });
        model.shownPast()
                .subscribe(run -> {
                    if (run != null) {
                        view.setCenter(pastView(run));
                    }
                });
        model.compared()
                .subscribe(() -> {
                    if (model.compared().size() > 1) {
                        view.setCenter(new CompareView(desk, List.copyOf(model.compared())));
                    }
                });
        view.setCenter(empty);
    }

    private void sizeRunning() {
        double height = model.running().size() * 48 + (model.running().isEmpty() ? 0 : 10);
        running.setMinHeight(height);
        running.setMaxHeight(height);
        Parts.visible(running, !model.running().isEmpty());
    }

    private void pastChanged() {
        if (wanted != null) {
            var id = wanted;
            model.past().stream()
                    .filter(r -> r.id().equals(id))
                    .findFirst()
                    .ifPresent(run -> {
                        wanted = null;
                        past.getSelectionModel().select(run);
                    });
        } else if (empty.equals(view.getCenter()) && !model.past().isEmpty()) {
            past.getSelectionModel().selectFirst();
        }
    }

    private void start() {
        var chosen = setup.setup();
        var subject = setup.subject().get();
        if (setup.kind().get() == Kind.TUNING) {
            var tuning = setup.tuning();
            var algorithm = setup.tune().algorithm().get();
            if (tuning != null && subject != null && algorithm != null) {
                past.getSelectionModel().clearSelection();
                running.getSelectionModel()
                        .select(model.tune(tuning, subject.name(), algorithm.name()));
            }
        } else if (chosen != null && subject != null) {
            past.getSelectionModel().clearSelection();
            var run = model.start(chosen, subject.name());
            running.getSelectionModel().select(run);
        }
    }

    private void startFlow() {
        var chosen = flowSetup.setup();
        var subject = flowSetup.subject().get();
        if (chosen != null && subject != null) {
            past.getSelectionModel().clearSelection();
            running.getSelectionModel().select(model.tune(chosen, subject.name()));
        }
    }

    private Node pastView(Run run) {
        var open =
                Parts.button(
                        desk.say("run.open-model"),
                        "mdi2c-cube-outline",
                        () -> desk.navigator().go(new Place.Models(run.model())),
                        "accent");
        open.setId("open-model");
        Parts.visible(open, run.model() != null);
        var resume =
                Parts.button(
                        desk.say("run.resume"),
                        "mdi2p-play",
                        () -> {
                            past.getSelectionModel().clearSelection();
                            model.resume(run);
                        },
                        "accent");
        resume.setId("resume-search");
        Parts.visible(resume, run.resumable());
        var header =
                new PageHeader(
                        desk.say("experiment.title", run.target(), run.dataset()),
                        resume,
                        useBest(run),
                        open);
        var state = "job.state." + run.state();
        header.about()
                .set(
                        (desk.messages().has(state) ? desk.say(state) : run.state())
                                + " · "
                                + desk.messages().figures().moment(run.started()));
        var pane = new BorderPane();
        pane.setTop(header);
        var tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var story = tab("story");
        var tuning = tab("tuning");
        model.story()
                .subscribe(found -> {
                    if (found != null && found.run().equals(run.id())) {
                        story.setContent(new StoryView(desk, run, found));
                        if (!tabs.getTabs().contains(story)) {
                            tabs.getTabs().addFirst(story);
                        }
                    }
                });
        model.families()
                .subscribe(() -> {
                    if (run.equals(model.shownPast().get()) && !model.families().isEmpty()) {
                        tuning.setContent(new TuningView(desk, List.copyOf(model.families())));
                        if (!tabs.getTabs().contains(tuning)) {
                            tabs.getTabs().add(tuning);
                        }
                        if (run.kind() == Kind.TUNING) {
                            tabs.getSelectionModel().select(tuning);
                        }
                    }
                });
        pane.setCenter(tabs);
        return pane;
    }

    /// Brings the best settings back into the workflow that was tuned.
    private Node useBest(Run run) {
        var use =
                Parts.button(
                        desk.say("run.use-best"),
                        "mdi2c-check",
                        () -> desk.navigator().go(new Place.Workflows(run.workflow(), run.id())),
                        "accent");
        use.setId("use-best");
        Parts.visible(use, run.workflow() != null && run.better());
        return use;
    }

    private Tab tab(String id) {
        var tab = new Tab(desk.say("experiment.tab." + id));
        tab.setId("tab-" + id);
        return tab;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        switch (place) {
            case Place.Setup(var dataset, var target) -> {
                past.getSelectionModel().clearSelection();
                running.getSelectionModel().clearSelection();
                setup.about(dataset, target);
                view.setCenter(setupView);
            }
            case Place.TuneWorkflow(var workflow) -> {
                past.getSelectionModel().clearSelection();
                running.getSelectionModel().clearSelection();
                flowSetup.about(workflow);
                view.setCenter(flowSetupView);
            }
            case Place.Experiments(var run) -> {
                wanted = run;
                if (setupView.equals(view.getCenter()) || flowSetupView.equals(view.getCenter())) {
                    var shown = model.shown().get();
                    view.setCenter(shown != null ? new RunView(desk, shown) : empty);
                }
            }
            default -> {}
        }
        model.refresh();
    }

    private Node lines(String first, String second) {
        var name = Parts.label(first);
        name.setMinWidth(0);
        name.setMaxWidth(196);
        var about = Parts.label(second, "muted", "small");
        about.setMinWidth(0);
        about.setMaxWidth(196);
        return Parts.column(2, name, about);
    }

    private final class RunningCell extends ListCell<RunViewModel> {
        @Override
        protected void updateItem(@Nullable RunViewModel run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(
                    empty || run == null
                            ? null
                            : lines(run.title(), desk.say("job.state.running")));
        }
    }

    private final class RunCell extends ListCell<Run> {
        @Override
        protected void updateItem(@Nullable Run run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                return;
            }
            var figures = desk.messages().figures();
            setGraphic(
                    lines(
                            desk.say("experiment.title", run.target(), run.dataset()),
                            (run.kind() == Kind.TUNING ? desk.say("experiment.tuned") + " · " : "")
                                    + (Double.isNaN(run.score())
                                            ? ""
                                            : (run.workflow() == null ? run.metric() + " " : "")
                                                    + figures.score(run.score())
                                                    + " · ")
                                    + figures.moment(run.started())));
        }
    }
}
