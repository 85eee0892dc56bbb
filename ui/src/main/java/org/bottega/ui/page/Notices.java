package org.bottega.ui.page;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.ui.text.Messages;

/// What the studio has to tell: the last message, and the notices that stay until they are closed.
/// Belongs to the window's thread.
public final class Notices {
    private static final int AT_ONCE = 4;

    private final Messages messages;
    private final ObservableList<Notice> open = FXCollections.observableArrayList();
    private final ObservableList<Notice> openView = FXCollections.unmodifiableObservableList(open);
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");

    public Notices(Messages messages) {
        this.messages = messages;
    }

    /// The notices not closed yet, the newest last, a few at most.
    public ObservableList<Notice> open() {
        return openView;
    }

    /// The last message, for the status bar.
    public ReadOnlyStringProperty last() {
        return last.getReadOnlyProperty();
    }

    /// Says something in passing.
    public void say(String message) {
        last.set(message);
    }

    public void show(Notice notice) {
        open.removeIf(other -> other.problem().equals(notice.problem()));
        if (open.size() == AT_ONCE) {
            open.removeFirst();
        }
        open.add(notice);
        last.set(notice.problem().what());
    }

    public void show(Problem problem) {
        show(new Notice(problem, "", List.of()));
    }

    /// Tells a failure: its problems where it has some, else a plain sentence with the trace behind
    /// "Details".
    public void show(Throwable failure) {
        if (failure instanceof ProblemException e) {
            e.problems().forEach(this::show);
            return;
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        show(
                new Notice(
                        Problem.error(
                                "",
                                messages.get("notice.unexpected"),
                                messages.get("notice.unexpected.fix")),
                        trace.toString(),
                        List.of()));
    }

    public void close(Notice notice) {
        open.remove(notice);
    }

    public void closeAll() {
        open.clear();
    }
}
