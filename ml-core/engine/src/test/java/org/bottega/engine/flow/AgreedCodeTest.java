package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.engine.flow.FlowRecord.Outcome;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.engine.schedule.Schedule;
import org.bottega.engine.schedule.ScheduledRun;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Java code in workflows runs only after somebody agreed to its text.
final class AgreedCodeTest {
    @TempDir Path folder;

    private Flows flows(LateHome home) {
        return new Flows(
                new Surroundings(folder, folder, java.util.Optional.of(home), SnippetRule.AGREED),
                Flows.results(folder),
                Flows.RESULTS_LIMIT);
    }

    private static FlowDraft draft(String... code) {
        return new FlowDraft()
                .node("sample-data", Map.of("sample", "penguins"))
                .node("java-snippet", Map.of("code", List.of(code)))
                .wire("sample-data.data", "java-snippet.data");
    }

    private Outcome scheduled(LateHome home, Workflow workflow, boolean all) {
        var file = folder.resolve("s.flow.json");
        WorkflowFile.write(file, workflow);
        var schedule =
                new Schedule(
                        "s",
                        file.toString(),
                        new Schedule.When.Times("@daily"),
                        Schedule.By.STUDIO,
                        Map.of(),
                        folder.resolve("out").toString(),
                        all);
        return new ScheduledRun(home).run(schedule, Map.of(), Trigger.SCHEDULE).outcome();
    }

    @Test
    void codeIsAskedAboutOnceForEachTextAndScheduledRunsKeepToTheAnswer() {
        try (var home = new LateHome(folder)) {
            var flows = flows(home);
            var code = List.of("int n = 1;", "return rows;");
            var flow = draft(code.toArray(String[]::new)).workflow();
            assertEquals(
                    List.of(code),
                    flows.unagreed(flow, Order.ALL).stream().map(Flows.Unagreed::code).toList());
            assertEquals(
                    List.of(),
                    flows.unagreed(flow, new Order(Set.of("sample-data"), Map.of(), Set.of())),
                    "what is not to run is not asked about");
            assertEquals(Outcome.FAILED, scheduled(home, flow, false));
            flows.agree(code);
            assertEquals(List.of(), flows.unagreed(flow, Order.ALL));
            assertEquals(Outcome.DONE, scheduled(home, flow, false));
            // one letter more is another text
            var other = draft("int n = 11;", "return rows;").workflow();
            assertFalse(flows.unagreed(other, Order.ALL).isEmpty());
            assertEquals(Outcome.FAILED, scheduled(home, other, false));
            assertEquals(Outcome.DONE, scheduled(home, other, true));
            // its result is there now, so that nothing would run
            assertEquals(List.of(), flows.unagreed(other, Order.ALL));
        }
    }

    @Test
    void whatAParameterPutsIntoTheCodeIsPartOfWhatIsAgreedTo() {
        try (var home = new LateHome(folder)) {
            var flows = flows(home);
            var flow =
                    draft("int n = ${n};", "return rows;")
                            .workflow()
                            .apply(
                                    new Edit.PutParameter(
                                            new Parameter("n", Parameter.Type.TEXT, "1", "")));
            var asked = flows.unagreed(flow, Order.ALL).getFirst().code();
            assertEquals(List.of("int n = 1;", "return rows;"), asked);
            flows.agree(asked);
            assertEquals(List.of(), flows.unagreed(flow, Order.ALL));
            assertEquals(
                    "int n = 1; System.exit(1);",
                    flows.unagreed(
                                    flow,
                                    new Order(Set.of(), Map.of("n", "1; System.exit(1)"), Set.of()))
                            .getFirst()
                            .code()
                            .getFirst());
        }
    }

    @Test
    void aNewNodesCodeNeedsNoQuestion() {
        try (var home = new LateHome(folder)) {
            assertEquals(
                    List.of(),
                    flows(home)
                            .unagreed(
                                    new FlowDraft()
                                            .node("sample-data", Map.of("sample", "penguins"))
                                            .node("java-snippet", Map.of())
                                            .wire("sample-data.data", "java-snippet.data")
                                            .workflow(),
                                    Order.ALL));
            assertTrue(Files.notExists(folder.resolve("workflows/agreed-code")));
        }
    }
}
