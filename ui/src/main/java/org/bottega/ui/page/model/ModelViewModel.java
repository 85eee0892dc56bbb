package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Opened;
import org.jspecify.annotations.Nullable;

/// One model that is looked at: how good it is, why it says what it says, whether it is fair, what one should
/// know of it, and what can be made of it. Belongs to the window's thread.
public final class ModelViewModel {
    private final Desk desk;
    private final Models models;
    private final Opened opened;
    private final PerformanceViewModel performance;
    private final ExplainViewModel explain;
    private final WhatIfViewModel whatIf;
    private final FairnessViewModel fairness;
    private final CardViewModel card;

    /// Starts a piece of work that tells its events.
    private interface Starter {
        Work start(Consumer<JobEvent> events);
    }

    public ModelViewModel(Desk desk, Models models, Opened opened) {
        this.desk = desk;
        this.models = models;
        this.opened = opened;
        var id = opened.entry().id();
        var model = opened.model();
        this.performance = new PerformanceViewModel(desk, models, id, model, opened.evaluation());
        this.explain = new ExplainViewModel(desk, models, id, model);
        this.whatIf = new WhatIfViewModel(desk, model, explain::rowsOfData);
        this.fairness = new FairnessViewModel(desk, models, id, model);
        this.card = new CardViewModel(desk, models, id);
    }

    public Opened opened() {
        return opened;
    }

    public PerformanceViewModel performance() {
        return performance;
    }

    public ExplainViewModel explain() {
        return explain;
    }

    public WhatIfViewModel whatIf() {
        return whatIf;
    }

    public FairnessViewModel fairness() {
        return fairness;
    }

    public CardViewModel card() {
        return card;
    }

    public void exportOnnx(Path file) {
        job("model.job.onnx", file, e -> models.exportOnnx(opened.entry().id(), file, e));
    }

    public void report(Path file) {
        var locale = desk.messages().locale();
        job("model.job.report", file, e -> models.report(opened.entry().id(), file, locale, e));
    }

    public void exportCard(Path file) {
        var locale = desk.messages().locale();
        job("model.job.card", file, e -> models.exportCard(opened.entry().id(), file, locale, e));
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
