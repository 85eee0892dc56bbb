package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bottega.chart.Chart;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Explanation;
import org.bottega.ui.page.model.Models.Opened;
import org.jspecify.annotations.Nullable;

/// One model that is looked at: its performance, its explanation once somebody asks for it, and what can
/// be made of it. Belongs to the window's thread.
public final class ModelViewModel {
    private final Desk desk;
    private final Models models;
    private final Opened opened;
    private final TryItViewModel tryIt;
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper explaining = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<@Nullable Chart> waterfall = new ReadOnlyObjectWrapper<>();
    private int asked;

    /// Starts a piece of work that tells its events.
    private interface Starter {
        Work start(Consumer<JobEvent> events);
    }

    public ModelViewModel(Desk desk, Models models, Opened opened) {
        this.desk = desk;
        this.models = models;
        this.opened = opened;
        this.tryIt = new TryItViewModel(opened.model(), desk.background());
    }

    public Opened opened() {
        return opened;
    }

    public TryItViewModel tryIt() {
        return tryIt;
    }

    /// `null` until it has been computed.
    public ReadOnlyObjectProperty<@Nullable Explanation> explanation() {
        return explanation.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty explaining() {
        return explaining.getReadOnlyProperty();
    }

    /// The row whose prediction is taken apart.
    public ReadOnlyIntegerProperty row() {
        return row.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Chart> waterfall() {
        return waterfall.getReadOnlyProperty();
    }

    /// Computes the explanation, once.
    public void explain() {
        if (explanation.get() != null || explaining.get()) {
            return;
        }
        explaining.set(true);
        desk.background()
                .run(
                        () -> models.explain(opened.entry().id()),
                        found -> {
                            explaining.set(false);
                            explanation.set(found);
                            look(0);
                        },
                        failure -> {
                            explaining.set(false);
                            desk.notices().show(failure);
                        });
    }

    /// Takes the prediction of one row apart.
    public void look(int wanted) {
        var found = explanation.get();
        if (found == null || found.rows() == 0) {
            return;
        }
        int chosen = Math.floorMod(wanted, found.rows());
        row.set(chosen);
        int question = ++asked;
        desk.background()
                .run(
                        () -> found.waterfall(chosen),
                        chart -> {
                            if (question == asked) {
                                waterfall.set(chart);
                            }
                        });
    }

    public void exportOnnx(Path file) {
        job("model.job.onnx", file, e -> models.exportOnnx(opened.entry().id(), file, e));
    }

    public void report(Path file) {
        job("model.job.report", file, e -> models.report(opened.entry().id(), file, e));
    }

    public void predict(Path rows, Path out) {
        job("model.job.predict", out, e -> models.predict(opened.entry().id(), rows, out, e));
    }

    private void job(String key, Path file, Starter starter) {
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        var work = new AtomicReference<@Nullable Work>();
        var job =
                new JobEntry(
                        desk.say(key, name),
                        () -> {
                            var running = work.get();
                            if (running != null) {
                                running.cancel();
                            }
                        });
        desk.jobs().add(job);
        desk.background()
                .run(
                        () ->
                                starter.start(event ->
                                        desk.background().show(() -> on(job, event, file))),
                        work::set,
                        failure -> {
                            job.on(new JobEvent.Cancelled());
                            desk.notices().show(failure);
                        });
    }

    private void on(JobEntry job, JobEvent event, Path file) {
        job.on(event);
        switch (event) {
            case JobEvent.Finished(String _) ->
                    desk.notices().say(desk.say("model.written", file.toString()));
            case JobEvent.Failed(var problem) -> desk.notices().show(problem);
            case JobEvent.Noted(var problem) -> desk.notices().show(problem);
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Cancelled _ -> {}
        }
    }
}
