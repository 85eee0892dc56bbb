package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.FlowRecord.Outcome;
import org.bottega.engine.flow.FlowRecord.Trigger;
import org.bottega.engine.flow.Templates.Template;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    @TempDir Path folder;

    static List<Template> all() {
        return Templates.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTemplateIsWrittenAsTheProgramWritesItAndHasNothingWrong(Template template)
            throws IOException {
        try (var in =
                getClass()
                        .getResourceAsStream(
                                "/org/bottega/templates/" + template.id() + ".flow.json")) {
            var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(WorkflowFile.text(template.workflow()), text);
        }
        var checked = FlowDraft.flows(folder).checker().check(template.workflow());
        assertEquals(Map.of(), checked.all());
        assertFalse(template.english().isBlank() || template.italian().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn", "segments"})
    void aTemplateRunsToItsReport(String id) throws IOException {
        runs(Templates.of(id));
    }

    @Test
    @Tag("slow")
    void theLargestTemplateRunsToItsReport() throws IOException {
        runs(Templates.of("house-prices"));
    }

    private void runs(Template template) throws IOException {
        var flows = FlowDraft.flows(folder);
        var history = new RunHistory(folder.resolve("runs"));
        var ran =
                new FlowRun(flows, history)
                        .run(
                                template.workflow(),
                                "",
                                Order.ALL,
                                Trigger.PERSON,
                                RunListener.none(),
                                Progress.none());
        assertEquals(List.of(), ran.record().problems());
        assertEquals(Outcome.DONE, ran.record().outcome());
        var files =
                Results.write(
                        flows.catalog(),
                        flows.flat(template.workflow(), Map.of()),
                        ran.report().orElseThrow(),
                        folder.resolve("out"),
                        Progress.none());
        var html = Files.readString(files.get("report").getFirst());
        assertTrue(html.contains("<svg") && html.contains("</html>"));
        assertEquals(List.of(ran.record()), history.list(10));
        if (template.id().equals("churn")) {
            var best = ran.report().orElseThrow().result("best").orElseThrow();
            double auc = Pieces.figures(best.piece("metrics").orElseThrow()).values().get("auc");
            assertTrue(auc > 0.83, () -> "AUC " + auc);
        }
    }
}
