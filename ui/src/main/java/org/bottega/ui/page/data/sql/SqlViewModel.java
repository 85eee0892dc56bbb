package org.bottega.ui.page.data.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.data.expression.Completion;
import org.bottega.data.sql.SqlText;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.job.Begin;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;
import org.bottega.ui.task.Stoppable;
import org.jspecify.annotations.Nullable;

/// What is written, what was asked last and what it gave.
public final class SqlViewModel {
    /// So many rows of an answer are shown; all of them can be kept or written.
    public static final long SHOWN = 1_000_000;

    private final Desk desk;
    private final Queries queries;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Map<String, Schema>> tables =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Queries.@Nullable Answer> answer =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> history = FXCollections.observableArrayList();
    private Stoppable stop = new Stoppable();
    private Queries.@Nullable Session session;

    public SqlViewModel(Desk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
        desk.background().run(queries::history, history::setAll);
    }

    /// What is written in the editor.
    public StringProperty text() {
        return text;
    }

    /// The data sets that can be asked, by their names in SQL.
    public ReadOnlyObjectProperty<Map<String, Schema>> tables() {
        return tables.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Queries.@Nullable Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    /// How the query would be carried out; empty while an answer is shown.
    public ReadOnlyStringProperty plan() {
        return plan.getReadOnlyProperty();
    }

    /// Why there is no answer.
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// What was asked before, the newest first.
    public ObservableList<String> history() {
        return history;
    }

    /// Takes the data sets as they are now.
    public void refresh() {
        desk.background()
                .run(
                        queries::open,
                        opened -> {
                            var old = session;
                            session = opened;
                            tables.set(opened.tables());
                            answer.set(null);
                            if (old != null) {
                                desk.background()
                                        .run(
                                                () -> {
                                                    old.close();
                                                    return old;
                                                },
                                                _ -> {});
                            }
                            if (text.get().isBlank() && !opened.tables().isEmpty()) {
                                text.set(first(opened.tables().keySet().iterator().next()));
                            }
                        });
    }

    private static String first(String table) {
        return "select *\nfrom " + SqlText.name(table) + "\nlimit 100";
    }

    /// What could be written at a place.
    public List<Completion> completions(int caret) {
        return session == null ? List.of() : session.completion().at(text.get(), caret);
    }

    /// Asks the statement in which the caret is.
    public void run(int caret) {
        var query = SqlText.statement(text.get(), caret);
        ask(
                caret,
                (from, stopped) -> from.run(query, SHOWN, stopped),
                found -> {
                    plan.set("");
                    answer.set(found);
                    desk.background().run(() -> queries.remember(query), history::setAll);
                });
    }

    /// Asks how the statement would be carried out.
    public void explain(int caret) {
        var query = SqlText.statement(text.get(), caret);
        ask(
                caret,
                (from, stopped) -> from.explain(query, stopped),
                found -> {
                    answer.set(null);
                    plan.set(found);
                });
    }

    private <T> void ask(
            int caret, BiFunction<Queries.Session, Stoppable, T> question, Consumer<T> answered) {
        var from = session;
        if (from == null || SqlText.statement(text.get(), caret).isBlank()) {
            problem.set(Problem.error("SQL", desk.say("sql.nothing"), ""));
            return;
        }
        stop.stop();
        var stopped = new Stoppable();
        stop = stopped;
        running.set(true);
        problem.set(null);
        desk.background()
                .run(
                        () -> question.apply(from, stopped),
                        found -> {
                            if (stopped == stop) {
                                running.set(false);
                                answered.accept(found);
                            }
                        },
                        failure -> {
                            if (stopped == stop) {
                                running.set(false);
                                failed(failure);
                            }
                        });
    }

    private void failed(Throwable failure) {
        answer.set(null);
        plan.set("");
        problem.set(
                failure instanceof ProblemException known
                        ? known.problems().getFirst()
                        : Problem.error("SQL", String.valueOf(failure.getMessage()), ""));
    }

    /// Gives up what is being asked.
    public void cancel() {
        stop.stop();
        running.set(false);
    }

    /// Keeps all rows of the statement at the caret as a data set and goes there.
    public void keep(int caret, String name) {
        var query = SqlText.statement(text.get(), caret);
        var made = new AtomicReference<@Nullable String>();
        start(
                desk.say("sql.keep-job", name),
                events -> queries.keep(query, name, events, made::set),
                () -> desk.navigator().go(new Place.Data(made.get())));
    }

    /// Writes all rows of the statement at the caret to a file.
    public void write(int caret, Path file) {
        var query = SqlText.statement(text.get(), caret);
        start(
                desk.say("sql.write-job", String.valueOf(file.getFileName())),
                events -> queries.write(query, file, events),
                () -> desk.notices().say(desk.say("model.written", file)));
    }

    private void start(String title, Begin begin, Runnable finished) {
        desk.job(
                title,
                begin,
                event -> {
                    if (event instanceof JobEvent.Finished) {
                        finished.run();
                    }
                });
    }

    /// Closes what is open.
    public void close() {
        stop.stop();
        if (session != null) {
            session.close();
        }
    }
}
