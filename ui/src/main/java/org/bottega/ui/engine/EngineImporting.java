package org.bottega.ui.engine;

import java.util.List;
import java.util.function.Consumer;
import org.bottega.data.ImportOptions;
import org.bottega.data.Preview;
import org.bottega.data.source.jdbc.DriverSpec;
import org.bottega.data.source.jdbc.Drivers;
import org.bottega.data.source.web.Consent;
import org.bottega.engine.Engine;
import org.bottega.engine.Origin;
import org.bottega.engine.Origins;
import org.bottega.engine.Reached;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.data.importing.Importing;
import org.bottega.workspace.secret.KeyFolder;
import org.jspecify.annotations.Nullable;

/// Brings data into the workspace for the window.
final class EngineImporting implements Importing {
    private final Engine engine;
    private final KeyFolder keys;

    EngineImporting(Engine engine, KeyFolder keys) {
        this.engine = engine;
        this.keys = keys;
    }

    @Override
    public List<DriverSpec> drivers() {
        return Drivers.bundled().all();
    }

    @Override
    public Found find(From from, Consent consent, Progress progress) {
        var origins = new Origins(engine.workspace(), keys, consent);
        return new Reachable(
                switch (from) {
                    case From.Files(var files) ->
                            files.size() == 1
                                    ? origins.reach(
                                            Origin.of(files.getFirst().toString()), progress)
                                    : origins.together(files);
                    case From.Web(var address) -> origins.reach(Origin.of(address), progress);
                    case From.Pasted(var text, var html) -> origins.pasted("clipboard", text, html);
                    case From.Asked(var address, var user, var password, var query) -> {
                        var origin = Origin.of(address).asking(query, user);
                        if (!password.isEmpty()) {
                            origins.remember(origin, password);
                        }
                        yield origins.reach(origin, progress);
                    }
                });
    }

    private record Reachable(Reached reached) implements Found {
        @Override
        public String name() {
            return reached.name();
        }

        @Override
        public String source() {
            return reached.source();
        }

        @Override
        public String format() {
            return reached.format();
        }

        @Override
        public List<String> parts() {
            return reached.parts();
        }

        @Override
        public Preview preview(@Nullable String part, ImportOptions options, Progress progress) {
            return reached.preview(part, options, progress);
        }
    }

    @Override
    public Work bring(
            Found found,
            @Nullable String part,
            String name,
            ImportOptions options,
            Consumer<JobEvent> events,
            Consumer<String> imported) {
        return Threads.start(
                "import",
                events,
                progress -> {
                    var version =
                            ((Reachable) found).reached().bring(part, name, options, progress);
                    imported.accept(version.id());
                    return version.name();
                });
    }
}
