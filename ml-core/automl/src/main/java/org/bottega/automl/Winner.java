package org.bottega.automl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.Model;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.jspecify.annotations.Nullable;

/// Puts the chosen trials together to one ordinary model: a bag for each member, a blend of the bags, and a
/// stack where a second level reads the first. Where each model learnt from a part of the rows only, members
/// learn again from all of them.
final class Winner {
    private final Material material;
    private final AutoMlSettings settings;
    private final boolean again;
    private final Deadline deadline;
    private final Progress progress;

    /// @param again whether members learn again from all rows rather than being bagged
    /// @param deadline until when they may
    Winner(
            Material material,
            AutoMlSettings settings,
            boolean again,
            Deadline deadline,
            Progress progress) {
        this.material = material;
        this.settings = settings;
        this.again = again;
        this.deadline = deadline;
        this.progress = progress;
    }

    /// A predictor and the features it reads.
    record Made(Features features, Predictor predictor) {}

    Made make(Joined first, @Nullable Joined second, @Nullable Material above) {
        var members = first.members();
        var sets = new ArrayList<Features>();
        members.forEach(t -> sets.add(material.features(t.encoding())));
        if (second != null && above != null) {
            second.members().forEach(t -> sets.add(above.features(t.encoding())));
        }
        var union = Features.union(sets);
        int width = union.features().width();
        var bags = new ArrayList<Predictor>();
        members.forEach(t -> bags.add(predictor(t, material)));
        if (second == null || above == null) {
            return new Made(
                    union.features(),
                    blend(members, first.shares(), bags, union.positions(), width));
        }
        var below = new ArrayList<Stack.Member>();
        for (int m = 0; m < members.size(); m++) {
            below.add(
                    new Stack.Member(
                            members.get(m).candidate().name(),
                            union.positions().get(m),
                            bags.get(m)));
        }
        int told = members.size() * material.outputs();
        var tops = second.members();
        var topBags = new ArrayList<Predictor>();
        var reads = new ArrayList<int[]>();
        for (int m = 0; m < tops.size(); m++) {
            topBags.add(predictor(tops.get(m), above));
            var own = union.positions().get(members.size() + m);
            reads.add(
                    IntStream.concat(IntStream.range(0, told), IntStream.of(own).map(p -> told + p))
                            .toArray());
        }
        var top = blend(tops, second.shares(), topBags, reads, told + width);
        return new Made(
                union.features(),
                new Stack(width, below, IntStream.range(0, width).toArray(), top));
    }

    private static Predictor blend(
            List<Trial> members,
            double[] shares,
            List<Predictor> bags,
            List<int[]> reads,
            int width) {
        boolean all =
                members.size() == 1
                        && java.util.Arrays.equals(
                                reads.getFirst(), IntStream.range(0, width).toArray());
        if (all) {
            return bags.getFirst();
        }
        var joined = new ArrayList<Blend.Member>();
        for (int m = 0; m < members.size(); m++) {
            joined.add(
                    new Blend.Member(
                            members.get(m).candidate().name(),
                            shares[m],
                            reads.get(m),
                            bags.get(m)));
        }
        return new Blend(width, joined);
    }

    private Predictor predictor(Trial trial, Material of) {
        var name = trial.candidate().name();
        double oneFold = trial.seconds() / trial.fitted().size();
        boolean time = settings.counted() || 1.5 * oneFold <= deadline.seconds();
        if (!again || !time) {
            return trial.fitted().size() > 1 && again
                    ? trial.fitted().getLast().get()
                    : Bag.ofKept(name, trial.fitted());
        }
        progress.at(0.98, name + " learns from all rows");
        var rows = material.target().rows();
        var training =
                Training.of(of.whole(trial.encoding()), of.target().y(), of.classes(), rows)
                        .withWeights(of.weights())
                        .withSeed(settings.seed() + 1000L * trial.candidate().number())
                        .withThreads(settings.threads())
                        .withDeadline(settings.counted() ? Deadline.never() : deadline);
        return trial.candidate()
                .algorithm()
                .learner(trial.again().getLast().params())
                .fit(training, progress.part(0.98, 0.99));
    }

    Model model(Made made, List<Standing> board, Map<String, String> facts) {
        var card = new LinkedHashMap<String, String>();
        card.put("algorithm", board.getFirst().name());
        card.put("metric", settings.goal().metric().id());
        card.put("score", Double.toString(board.getFirst().score()));
        card.put("rows", Integer.toString(material.target().rows().length));
        card.put("seed", Long.toString(settings.seed()));
        card.putAll(facts);
        return Trainer.model(
                material.table(),
                settings.task(),
                material.target(),
                made.features(),
                made.predictor(),
                card);
    }
}
