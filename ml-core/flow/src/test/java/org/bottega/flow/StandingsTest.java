package org.bottega.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor;
import org.bottega.flow.run.ResultCache;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.run.Standings;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingsTest {
    private static final Workflow FORK =
            Flows.flow(
                    List.of("a:numbers", "b:add", "c:choose", "yes:add", "no:add", "end:sum"),
                    List.of(
                            "a.data>b.data",
                            "b.data>c.data",
                            "c.yes>yes.data",
                            "c.no>no.data",
                            "yes.data>end.data",
                            "no.data>end.data"));

    @TempDir Path folder;

    private Set<String> there(Workflow flow) {
        // another cache over the same folder, as after a restart
        var cache = new ResultCache(folder.resolve("cache"), 1 << 20);
        return new Standings(Kinds.catalog(), cache).find(flow, Map.of()).keySet();
    }

    private void run(Workflow flow) {
        new Executor(Kinds.catalog(), new ResultCache(folder.resolve("cache"), 1 << 20), 2)
                .run(flow, Executor.Order.ALL, RunListener.none(), Progress.none());
    }

    @Test
    void beforeARunNothingIsThereAndAfterwardsAllThatRan() {
        assertEquals(Set.of(), there(FORK));
        run(FORK);
        // the branch that was closed gave nothing
        assertEquals(Set.of("a", "b", "c", "yes", "end"), there(FORK));
    }

    @Test
    void aChangedSettingTakesAwayWhatIsBehindAndComesBackWithTheOldOne() {
        run(FORK);
        var changed = FORK.apply(new Edit.PutNode(FORK.require("yes").with("plus", 7)));
        assertEquals(Set.of("a", "b", "c"), there(changed));
        assertEquals(Set.of("a", "b", "c", "yes", "end"), there(FORK));
    }

    @Test
    void aNewNameOrPlaceChangesNothing() {
        run(FORK);
        var named = FORK.apply(new Edit.PutNode(FORK.require("a").withName("Other")));
        assertEquals(Set.of("a", "b", "c", "yes", "end"), there(named));
    }
}
