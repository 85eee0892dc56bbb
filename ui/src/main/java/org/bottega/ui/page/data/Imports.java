package org.bottega.ui.page.data;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// Brings files into the workspace, each as a job, and shows what came of it.
public final class Imports {
    private final Desk desk;
    private final Datasets datasets;
    private final Consumer<@Nullable String> propose;

    /// @param propose told the target to propose before an imported data set is shown
    public Imports(Desk desk, Datasets datasets, Consumer<@Nullable String> propose) {
        this.desk = desk;
        this.datasets = datasets;
        this.propose = propose;
    }

    /// Imports a file and goes to it when it is there.
    ///
    /// @param target the column to propose as the target, `null` for none
    public void open(Path file, @Nullable String target) {
        var work = new AtomicReference<@Nullable Work>();
        var id = new AtomicReference<@Nullable String>();
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        var job =
                new JobEntry(
                        desk.say("import.job", name),
                        () -> {
                            var running = work.get();
                            if (running != null) {
                                running.cancel();
                            }
                        });
        desk.jobs().add(job);
        desk.notices().say(desk.say("import.started", name));
        desk.background()
                .run(
                        () ->
                                datasets.importFile(
                                        file,
                                        event ->
                                                desk.background()
                                                        .show(() ->
                                                                on(job, event, id, name, target)),
                                        id::set),
                        work::set,
                        failure -> {
                            job.on(new JobEvent.Cancelled());
                            desk.notices().show(failure);
                        });
    }

    private void on(
            JobEntry job,
            JobEvent event,
            AtomicReference<@Nullable String> id,
            String name,
            @Nullable String target) {
        job.on(event);
        switch (event) {
            case JobEvent.Finished(String _) -> {
                desk.notices().say(desk.say("import.done", name));
                propose.accept(target);
                desk.navigator().go(new Place.Data(id.get()));
            }
            case JobEvent.Failed(var problem) -> desk.notices().show(problem);
            case JobEvent.Cancelled() -> desk.notices().say(desk.say("import.cancelled", name));
            case JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> {}
        }
    }
}
