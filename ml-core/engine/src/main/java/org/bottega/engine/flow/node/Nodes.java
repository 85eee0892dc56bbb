package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.List;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;

/// All kinds of nodes, in the order of the palette. A new one is a file and a line here; steps of recipes
/// and algorithms come by themselves.
public final class Nodes {
    private Nodes() {}

    public static Catalog catalog(Surroundings surroundings) {
        var outside = new Outside();
        var all = new ArrayList<NodeSpec>();
        all.addAll(
                List.of(
                        new ReadFile(surroundings, outside),
                        new ReadDataset(surroundings),
                        new SampleData()));
        all.addAll(StepNode.all());
        all.add(new SplitRows());
        all.addAll(TrainNode.all());
        all.addAll(List.of(new Predict(), new Evaluate(), new DrawChart(), new ViewTable()));
        return new Catalog(all);
    }
}
