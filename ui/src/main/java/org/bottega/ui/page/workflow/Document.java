package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bottega.flow.check.Checked;
import org.bottega.flow.file.History;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Work;

/// One workflow that is being edited. Steps are kept on the disk in the order in which they are handed
/// in; the window goes on meanwhile.
public interface Document extends AutoCloseable {
    String id();

    /// The workflow's file, always up to date with what is kept.
    Path file();

    /// What was there when it was opened: the workflow with everything that can be undone.
    History opened();

    /// Keeps a step.
    ///
    /// @param failed told when it could not be kept
    void keep(Step step, Consumer<Throwable> failed);

    /// Whether everything handed in is on the disk.
    boolean kept();

    /// What a person did.
    sealed interface Step {
        record Do(String title, Edit edit) implements Step {}

        record Undo() implements Step {}

        record Redo() implements Step {}
    }

    /// Remembers the workflow as it is now under a name.
    void name(String version, Workflow workflow);

    /// The versions with names, the newest first.
    List<Named> named();

    record Named(String name, java.time.Instant when, Workflow workflow) {}

    /// Everything that can be told without data. May take a moment.
    Checked check(Workflow workflow);

    /// The results that still hold, by flat id. May take a moment.
    Map<String, Result> results(Workflow workflow);

    /// The last results of nodes, which need not hold any more, by flat id. May take a moment.
    Map<String, Result> last();

    /// Remembers the last results.
    void remember(Map<String, Result> results);

    /// The Java code that a run would execute and that nobody agreed to: it was not typed here. May take a
    /// moment.
    List<Code> unagreed(Workflow workflow, Order order);

    /// Lets that code run from now on. May take a moment.
    void agree(List<Code> code);

    /// A person typed settings of a node; code that is typed over one's own needs no question.
    void typed(Node before, Node after);

    /// @param node the name of the node that runs it
    record Code(String node, List<String> lines) {}

    /// Runs; code that was not agreed to does not, its node says so. Events end with one of the three ends, `done` comes before it when the run was not
    /// cancelled.
    Work run(
            Workflow workflow,
            Order order,
            RunListener listener,
            Consumer<JobEvent> events,
            Consumer<RunReport> done);

    /// What there is to see of an output. May take a moment.
    Optional<Peek> peek(Result result, String port);

    /// Figures that the workflow can be tuned by, as `node.figure`. May take a moment.
    List<String> metrics(Workflow workflow);

    /// What waits for a person's yes or no. May take a moment.
    List<Question> questions();

    /// Answers a question. May take a moment.
    void answer(String question, boolean yes);

    /// @param figures what is known of what is asked about, by name
    record Question(String id, String text, Map<String, Double> figures) {}

    /// Takes no more steps; those handed in are still written. Answers at once.
    @Override
    void close();
}
