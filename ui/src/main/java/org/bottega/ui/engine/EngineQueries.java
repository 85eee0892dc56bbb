package org.bottega.ui.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.data.sql.SqlCompletion;
import org.bottega.data.sql.SqlSession;
import org.bottega.engine.Engine;
import org.bottega.engine.data.QueryOutput;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.model.json.Json;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.data.sql.Queries;
import org.jspecify.annotations.Nullable;

/// Asks the workspace's data sets in SQL. What was asked is kept in the workspace, in
/// `sql-history.json`.
final class EngineQueries implements Queries {
    private static final int REMEMBERED = 200;

    private final Engine engine;

    EngineQueries(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Session open() {
        var tables = engine.tables();
        var session = SqlSession.open(tables);
        var shown = new LinkedHashMap<>(session.tables());
        // the newest version has its number as well, which is of use in a script only
        shown.keySet()
                .removeIf(name -> {
                    var plain = tables.get(name.replaceFirst("@[0-9]+$", ""));
                    var own = tables.get(name);
                    return name.contains("@")
                            && plain != null
                            && own != null
                            && plain.folder().equals(own.folder());
                });
        return new Opened(session, shown);
    }

    @Override
    public Work keep(String query, String name, Consumer<JobEvent> events, Consumer<String> made) {
        return Threads.start(
                "query",
                events,
                progress -> {
                    try (var session = SqlSession.open(engine.tables())) {
                        var version =
                                QueryOutput.keep(
                                        session,
                                        query,
                                        engine.workspace().datasets(),
                                        name,
                                        progress);
                        made.accept(version.id());
                        return version.name();
                    }
                });
    }

    @Override
    public Work write(String query, Path file, Consumer<JobEvent> events) {
        return Threads.start(
                "query",
                events,
                progress -> {
                    try (var session = SqlSession.open(engine.tables())) {
                        QueryOutput.write(session, query, file, progress);
                        return file.toString();
                    }
                });
    }

    private Path file() {
        return engine.workspace().folder().resolve("sql-history.json");
    }

    @Override
    public synchronized List<String> history() {
        if (!Files.isRegularFile(file())) {
            return List.of();
        }
        try {
            return Json.read("sql-history.json", Files.readString(file())).items().stream()
                    .map(item -> item.text())
                    .toList();
        } catch (IOException | RuntimeException _) {
            // what was asked once is no reason to refuse what is asked now
            return List.of();
        }
    }

    @Override
    public synchronized List<String> remember(String query) {
        var all = new ArrayList<>(history());
        all.remove(query);
        all.addFirst(query);
        var kept = List.copyOf(all.subList(0, Math.min(all.size(), REMEMBERED)));
        var text = Json.pretty(Json.plain(kept));
        WholeFile.write(file(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return kept;
    }

    /// One session; a result that another has followed gives its place back.
    private static final class Opened implements Session {
        private final SqlSession session;
        private final Map<String, Schema> tables;
        private final SqlCompletion completion;
        private SqlSession.@Nullable Result last;

        Opened(SqlSession session, Map<String, Schema> tables) {
            this.session = session;
            this.tables = tables;
            this.completion = new SqlCompletion(tables, session.functions());
        }

        @Override
        public Map<String, Schema> tables() {
            return tables;
        }

        @Override
        public SqlCompletion completion() {
            return completion;
        }

        @Override
        public synchronized Answer run(String query, long limit, Progress progress) {
            var result = session.run(query, limit, progress);
            if (last != null) {
                session.forget(last);
            }
            last = result;
            return new Answer(
                    result.schema(),
                    result.rows(),
                    result.cut(),
                    result.millis(),
                    (first, count) -> {
                        synchronized (this) {
                            return result.equals(last)
                                    ? session.page(result, first, count, Progress.none())
                                    : List.of();
                        }
                    });
        }

        @Override
        public synchronized String explain(String query, Progress progress) {
            return session.explain(query, progress);
        }

        @Override
        public synchronized void close() {
            session.close();
        }
    }
}
