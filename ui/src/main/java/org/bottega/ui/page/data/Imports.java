package org.bottega.ui.page.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Notice;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// Brings data into the workspace, each as a job, and shows what came of it.
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

    /// Starts the work of an import.
    public interface Start {
        /// @param events gets what the work says, on any thread
        /// @param imported gets the new version's id just before the last event, on any thread
        Work begin(Consumer<JobEvent> events, Consumer<String> imported);
    }

    /// Imports a file as it is guessed to be read, and goes to it when it is there.
    ///
    /// @param target the column to propose as the target, `null` for none
    public void open(Path file, @Nullable String target) {
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        start(name, target, (events, imported) -> datasets.importFile(file, events, imported));
    }

    /// Runs an import as a job and goes to the data when they are there, unless the person went
    /// elsewhere meanwhile.
    ///
    /// @param name what a person calls it
    /// @param target the column to propose as the target, `null` for none
    public JobEntry start(String name, @Nullable String target, Start start) {
        var id = new AtomicReference<@Nullable String>();
        var from = desk.navigator().at();
        desk.notices().say(desk.say("import.started", name));
        return desk.job(
                desk.say("import.job", name),
                events -> start.begin(events, id::set),
                event -> told(event, id.get(), name, target, from));
    }

    private void told(
            JobEvent event, @Nullable String id, String name, @Nullable String target, Place from) {
        switch (event) {
            case JobEvent.Finished(String _) -> {
                desk.notices().say(desk.say("import.done", name));
                finished(id, name, target, from);
            }
            case JobEvent.Cancelled() -> desk.notices().say(desk.say("import.cancelled", name));
            case JobEvent.Failed _, JobEvent.Advanced _, JobEvent.Measured _, JobEvent.Noted _ -> {}
        }
    }

    private void finished(@Nullable String id, String name, @Nullable String target, Place from) {
        Runnable show =
                () -> {
                    propose.accept(target);
                    desk.navigator().go(new Place.Data(id));
                };
        if (desk.navigator().at().equals(from)) {
            show.run();
        } else {
            desk.notices()
                    .show(
                            new Notice(
                                    Problem.note(name, desk.say("import.ready")),
                                    "",
                                    List.of(new Notice.Remedy(desk.say("import.show"), show))));
        }
        if (id != null) {
            desk.background().run(() -> datasets.open(id), opened -> rejected(opened, id));
        }
    }

    private void rejected(Datasets.Opened opened, String id) {
        if (opened.rejects().count() == 0) {
            return;
        }
        var figures = desk.messages().figures();
        desk.notices()
                .show(
                        new Notice(
                                Problem.warning(
                                        opened.entry().name(),
                                        desk.say(
                                                "import.rejected",
                                                figures.count(opened.rejects().count()),
                                                figures.count(
                                                        opened.rejects().count()
                                                                + opened.entry().rows())),
                                        desk.say("import.rejected.fix")),
                                "",
                                List.of(
                                        new Notice.Remedy(
                                                desk.say("import.rejected.show"),
                                                () ->
                                                        desk.navigator()
                                                                .go(
                                                                        new Place.Data(
                                                                                id,
                                                                                Place.View
                                                                                        .IMPORT))))));
    }
}
