package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.engine.Engine;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.Result;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of the studio in a process of their own.
final class FlowWorkerTest {
    @TempDir Path folder;

    /// What was said of each node, and a cancel at a node's beginning.
    private static final class Heard implements RunListener, Progress {
        final List<String> said = Collections.synchronizedList(new ArrayList<>());
        final AtomicBoolean cancelled = new AtomicBoolean();
        final CountDownLatch began = new CountDownLatch(1);

        @Override
        public void state(
                String node, NodeState state, List<Problem> reason, Optional<Result> result) {
            said.add(node + " " + state);
            if (node.equals("java-snippet") && state == NodeState.RUNNING) {
                began.countDown();
            }
        }

        @Override
        public void progress(String node, double fraction, String message) {}

        @Override
        public void at(double fraction, String message) {}

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }

    private static FlowDraft snippet(String... code) {
        return new FlowDraft()
                .node("sample-data", Map.of("sample", "penguins"))
                .node("java-snippet", Map.of("code", List.of(code)))
                .node("save-data-set", Map.of("dataset", "kept"))
                .wire("sample-data.data", "java-snippet.data")
                .wire("java-snippet.data", "save-data-set.data");
    }

    @Test
    void aRunInAProcessOfItsOwnKeepsItsResultsAndPutsDataIntoTheOpenWorkspace() throws Exception {
        try (var engine = Engine.open(folder, Engine.workers())) {
            var flows = Flows.of(engine.workspace());
            var worker = new FlowWorker(flows, engine.runner());
            var code =
                    "return ProcessHandle.current().pid() == "
                            + ProcessHandle.current().pid()
                            + "L ? null : rows;";
            flows.agree(List.of(code));
            var flow =
                    snippet(code)
                            .node("data-set", Map.of("dataset", "kept"))
                            .node("decision-tree", Map.of("target", "Species"))
                            .node("register-model", Map.of("name", "penguins"))
                            .wire("java-snippet.data", "decision-tree.data")
                            .wire("decision-tree.model", "register-model.model")
                            .workflow();
            var heard = new Heard();
            var report =
                    worker.run(
                            flow,
                            new Order(
                                    java.util.Set.of("save-data-set", "register-model"),
                                    Map.of(),
                                    java.util.Set.of()),
                            heard,
                            heard);
            assertTrue(report.succeeded(), () -> report.failures().toString());
            assertEquals(344, engine.workspace().datasets().newest("kept").orElseThrow().rows());
            // the worker asked, and this process put the model into the catalogue that it holds
            // open
            var model = engine.workspace().models().list().getFirst();
            assertEquals("penguins", model.name());
            assertTrue(java.nio.file.Files.size(engine.workspace().models().file(model)) > 1000);
            assertTrue(
                    heard.said.containsAll(
                            List.of(
                                    "java-snippet QUEUED",
                                    "java-snippet RUNNING",
                                    "java-snippet DONE")),
                    () -> heard.said.toString());
            // a data set of the open workspace is read in the other process; the rest is there
            // already
            var again =
                    new FlowRun(flows, worker, flows.history())
                            .run(
                                    flow,
                                    "",
                                    Order.ALL,
                                    FlowRecord.Trigger.PERSON,
                                    RunListener.none(),
                                    Progress.none());
            assertEquals(FlowRecord.Outcome.DONE, again.record().outcome());
            assertEquals(3, again.record().kept());
            assertEquals(1, engine.workspace().models().list().size(), "the same model is there");
            assertEquals(
                    344,
                    again.report()
                            .orElseThrow()
                            .result("data-set")
                            .orElseThrow()
                            .outputs()
                            .get("data")
                            .rows()
                            .orElseThrow());
        }
    }

    @Test
    void aNodeThatEndsItsProcessFailsAndThisOneStays() {
        try (var engine = Engine.open(folder, Engine.workers())) {
            var flows = Flows.of(engine.workspace());
            var code = List.of("Runtime.getRuntime().halt(9);", "return rows;");
            var flow = snippet(code.toArray(String[]::new)).workflow();
            var runs = new FlowRun(flows, new FlowWorker(flows, engine.runner()), flows.history());
            // nobody agreed to the code: the other process does not run it either
            var refused = ran(runs, flow).report().orElseThrow().nodes().get("java-snippet");
            assertEquals(NodeState.FAILED, refused.state());
            assertTrue(
                    refused.problems().getFirst().what().contains("nobody agreed"),
                    () -> refused.problems().toString());
            flows.agree(code);
            var ran = ran(runs, flow);
            assertEquals(FlowRecord.Outcome.FAILED, ran.record().outcome());
            var nodes = ran.report().orElseThrow().nodes();
            assertEquals(NodeState.DONE, nodes.get("sample-data").state());
            assertEquals(NodeState.FAILED, nodes.get("java-snippet").state());
            assertEquals(NodeState.SKIPPED, nodes.get("save-data-set").state());
            assertFalse(ran.record().problems().isEmpty());
            assertEquals(2, flows.history().list(5).size());
        }
    }

    private static FlowRun.Ran ran(FlowRun runs, Workflow flow) {
        return runs.run(
                flow,
                "",
                Order.ALL,
                FlowRecord.Trigger.PERSON,
                RunListener.none(),
                Progress.none());
    }

    @Test
    void aNodeThatNeverEndsIsCancelledWithinTwoSeconds() throws Exception {
        try (var engine = Engine.open(folder, Engine.workers())) {
            var flows = Flows.of(engine.workspace());
            flows.agree(List.of("for (;;) {}"));
            var heard = new Heard();
            var end = new java.util.concurrent.CompletableFuture<Long>();
            Thread.ofPlatform()
                    .start(() -> {
                        assertThrows(
                                CancellationException.class,
                                () ->
                                        new FlowWorker(flows, engine.runner())
                                                .run(
                                                        snippet("for (;;) {}").workflow(),
                                                        Order.ALL,
                                                        heard,
                                                        heard));
                        end.complete(System.nanoTime());
                    });
            assertTrue(heard.began.await(20, java.util.concurrent.TimeUnit.SECONDS));
            long asked = System.nanoTime();
            heard.cancelled.set(true);
            long millis = (end.get(20, java.util.concurrent.TimeUnit.SECONDS) - asked) / 1_000_000;
            System.out.printf("a run in a worker ended %d ms after its cancel%n", millis);
            assertTrue(millis < 3_000, "it took " + millis + " ms");
        }
    }
}
