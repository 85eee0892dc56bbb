package org.bottega.ui.page.workflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bottega.flow.gesture.Habits;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.spec.Catalog;

/// The workspace's workflows. Everything but [#catalog] may take a moment: call it away from the
/// window's thread.
public interface Workflows {
    /// The kinds of nodes there are.
    Catalog catalog();

    /// What is there, the one changed last first.
    List<Entry> all();

    /// Workflows to begin with.
    ///
    /// @param language in which they are described
    List<Template> templates(Locale language);

    /// A new workflow.
    ///
    /// @return its id
    String create(String name, Workflow first);

    /// A file from elsewhere as a new workflow of the workspace.
    ///
    /// @return its id
    /// @throws org.bottega.kernel.ProblemException when it is no workflow
    String bring(Path file);

    /// What a person tends to add behind what, learnt from the templates and from all workflows here.
    Habits habits();

    /// The components that were kept, by name.
    List<ComponentLibrary.Kept> components();

    /// Keeps a component under a name; what had that name is replaced.
    ///
    /// @param text as it is pasted
    void keepComponent(String name, String text);

    void removeComponent(String id);

    /// What gives a workflow the best settings that a tuning of it has found; nothing where it has them.
    ///
    /// @param run the tuning's id
    List<Edit> useBest(String run, Workflow now);

    /// Opens one to be edited.
    Document open(String id);

    /// Removes one with its history.
    void remove(String id);

    /// @param nodes how many there are
    record Entry(String id, String name, int nodes, Instant changed, Path file) {}

    /// @param about what it does, one sentence
    record Template(String id, String name, String about, Workflow workflow) {}
}
