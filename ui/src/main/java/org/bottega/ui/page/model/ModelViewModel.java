package org.bottega.ui.page.model;

import java.nio.file.Path;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Begin;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Opened;

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

    private void job(String key, Path file, Begin begin) {
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        desk.job(
                desk.say(key, name),
                begin,
                event -> {
                    if (event instanceof JobEvent.Finished) {
                        desk.notices().say(desk.say("model.written", file.toString()));
                    } else if (event instanceof JobEvent.Noted(var problem)) {
                        desk.notices().show(problem);
                    }
                });
    }
}
