package org.bottega.engine.flow.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
                        new ReadDatabase(surroundings),
                        new LoadModel(surroundings),
                        new LoadOnnx(surroundings),
                        new SampleData()));
        all.addAll(StepNode.all());
        all.addAll(
                List.of(
                        new SqlNode(),
                        new GatherRows(),
                        new SelectColumns(),
                        new JavaSnippet(surroundings),
                        new SplitRows()));
        all.addAll(TrainNode.all());
        all.addAll(
                List.of(
                        new AutoMlNode(),
                        new Tune(),
                        new ForecastNode(),
                        new FindRules(),
                        new Predict(),
                        new Evaluate(),
                        new Compare(),
                        new BestModel(),
                        new FairnessCheck(),
                        new DriftCheck(),
                        new Importance(),
                        new ExplainModel(),
                        new WriteModelReport(),
                        new ProfileData(),
                        new DrawChart(),
                        new ViewTable(),
                        new WriteReport(),
                        new WriteFile(surroundings),
                        new SaveDataset(surroundings),
                        new SaveModel(surroundings),
                        new ExportOnnx(surroundings),
                        new RegisterModel(surroundings),
                        new BatchPredict(surroundings),
                        new Deploy(surroundings),
                        new Condition(),
                        new Branch(),
                        new QualityGate(),
                        new Approval(surroundings),
                        new Notify(surroundings),
                        new Fail()));
        return new Catalog(all, pattern -> files(surroundings, pattern));
    }

    private static List<String> files(Surroundings surroundings, String pattern) {
        try {
            return Outside.files(surroundings.path(pattern)).stream().map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
