package org.bottega.ui.page.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.ui.page.Desk;

/// Runs what was changed by itself while a person wants that, as soon as the hand rests and the check is
/// through. Only what is cheap: what took little time when it ran last, or what never ran and is of a
/// cheap kind. Learning that never ran, everything that writes or decides, and what lies behind such a
/// node wait until they are asked for. The next edit ends such a run.
public final class AutoRun {
    private static final Duration REST = Duration.millis(500);

    /// what took longer the last time is not run unasked
    private static final long CHEAP_MILLIS = 3000;

    private final Desk desk;
    private final EditorViewModel editor;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean running;
    private Set<String> tried = Set.of();
    private Set<String> waiting = Set.of();

    AutoRun(Desk desk, EditorViewModel editor) {
        this.desk = desk;
        this.editor = editor;
        rest.setOnFinished(_ -> start());
        on.subscribe(now -> {
            tried = Set.of();
            waiting = Set.of();
            if (now) {
                rest.playFromStart();
            } else {
                rest.stop();
            }
        });
        editor.running()
                .active()
                .subscribe(active -> {
                    if (!active) {
                        running = false;
                    }
                });
    }

    /// Whether it does so.
    public BooleanProperty on() {
        return on;
    }

    /// The workflow is another one now.
    void edited() {
        if (on.get()) {
            tried = Set.of();
            if (running) {
                editor.running().cancel();
            }
            rest.playFromStart();
        }
    }

    /// How the nodes stand is known anew.
    void checked() {
        if (on.get()) {
            rest.playFromStart();
        }
    }

    private void start() {
        if (!on.get() || editor.closed() || editor.running().active().get()) {
            return;
        }
        var choice = choose(editor.whole(), editor.stand().get());
        if (!choice.cheap().isEmpty() && !choice.cheap().equals(tried)) {
            // what fails is not tried again and again
            tried = choice.cheap();
            running = true;
            editor.running().unasked(choice.cheap());
        } else if (!choice.waiting().isEmpty() && !choice.waiting().equals(waiting)) {
            desk.notices().say(desk.say("workflow.live-waits", choice.waiting().size()));
        }
        waiting = choice.waiting();
    }

    /// @param cheap what is run by itself
    /// @param waiting what could run and is not, because it or something before it may take long
    record Choice(Set<String> cheap, Set<String> waiting) {}

    static Choice choose(Workflow workflow, Stand stand, CheapKind kinds) {
        var known = new HashMap<String, Boolean>();
        var cheap = new TreeSet<String>();
        var waiting = new TreeSet<String>();
        for (var node : workflow.nodes().values()) {
            if (node.enabled() && runs(stand.state(node.id()))) {
                (cheap(workflow, node, stand, kinds, known) ? cheap : waiting).add(node.id());
            }
        }
        return new Choice(cheap, waiting);
    }

    private static boolean runs(NodeState state) {
        return state == NodeState.READY || state == NodeState.STALE;
    }

    private Choice choose(Workflow workflow, Stand stand) {
        return choose(
                workflow,
                stand,
                node ->
                        editor.catalog()
                                .find(node.type())
                                .map(spec ->
                                        switch (spec.category()) {
                                            case SOURCE, PREPARE, SPLIT, JUDGE, CHART -> Cost.CHEAP;
                                            case LEARN, EXPLAIN -> Cost.LONG;
                                            case OUTPUT, CONTROL -> Cost.NEVER;
                                        })
                                .orElse(Cost.NEVER));
    }

    /// What is assumed of a kind of node that has not run yet.
    enum Cost {
        CHEAP,
        LONG,
        /// it does something outside, whatever it costs
        NEVER
    }

    interface CheapKind {
        Cost of(Node node);
    }

    /// Whether a node with everything that must run before it is cheap.
    private static boolean cheap(
            Workflow workflow,
            Node node,
            Stand stand,
            CheapKind kinds,
            Map<String, Boolean> known) {
        var before = known.get(node.id());
        if (before != null) {
            return before;
        }
        boolean own = stand.state(node.id()) == NodeState.DONE || own(node, stand, kinds);
        boolean all =
                own
                        && workflow.into(node.id()).stream()
                                .map(wire -> workflow.node(wire.from()))
                                .flatMap(Optional::stream)
                                .allMatch(n -> cheap(workflow, n, stand, kinds, known));
        known.put(node.id(), all);
        return all;
    }

    private static boolean own(Node node, Stand stand, CheapKind kinds) {
        if (node.inside() != null) {
            return false;
        }
        var cost = kinds.of(node);
        var last = Optional.ofNullable(stand.last().get(node.id()));
        return cost != Cost.NEVER
                && last.map(r -> r.millis() <= CHEAP_MILLIS).orElse(cost == Cost.CHEAP);
    }
}
