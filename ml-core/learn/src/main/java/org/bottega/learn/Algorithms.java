package org.bottega.learn;

import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;
import org.bottega.learn.additive.BoostingMachine;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.anomaly.IsolationForest;
import org.bottega.learn.anomaly.LocalOutlierFactor;
import org.bottega.learn.anomaly.OneClass;
import org.bottega.learn.anomaly.RobustDistance;
import org.bottega.learn.bayes.BernoulliBayes;
import org.bottega.learn.bayes.GaussianBayes;
import org.bottega.learn.bayes.MultinomialBayes;
import org.bottega.learn.cluster.Agglomerative;
import org.bottega.learn.cluster.Dbscan;
import org.bottega.learn.cluster.GaussianMixture;
import org.bottega.learn.cluster.Hdbscan;
import org.bottega.learn.cluster.KMeans;
import org.bottega.learn.cluster.Spectral;
import org.bottega.learn.discriminant.LinearDiscriminant;
import org.bottega.learn.discriminant.QuadraticDiscriminant;
import org.bottega.learn.forest.DecisionTree;
import org.bottega.learn.forest.ExtraTrees;
import org.bottega.learn.forest.RandomForest;
import org.bottega.learn.kernel.GaussianProcess;
import org.bottega.learn.kernel.SupportVectors;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.learn.linear.Baseline;
import org.bottega.learn.linear.ElasticNet;
import org.bottega.learn.linear.GeneralizedLinear;
import org.bottega.learn.linear.LinearSvm;
import org.bottega.learn.linear.LogisticRegression;
import org.bottega.learn.linear.OrdinalRegression;
import org.bottega.learn.linear.QuantileRegression;
import org.bottega.learn.linear.RidgeRegression;
import org.bottega.learn.neighbours.NearestNeighbours;
import org.bottega.learn.network.Perceptron;
import org.bottega.learn.projection.KernelComponents;
import org.bottega.learn.projection.ManifoldMap;
import org.bottega.learn.projection.NeighbourEmbedding;
import org.bottega.learn.projection.PrincipalComponents;
import org.bottega.learn.projection.RandomProjection;
import org.bottega.learn.rule.RuleFit;
import org.bottega.learn.xgboost.XgBoost;

/// All algorithms there are.
public final class Algorithms {
    private static final List<Algorithm> ALL =
            List.of(
                    new LightGbm(),
                    new XgBoost(),
                    new RandomForest(),
                    new ExtraTrees(),
                    new LogisticRegression(),
                    new RidgeRegression(),
                    new DecisionTree(),
                    new BoostingMachine(),
                    new RuleFit(),
                    new ElasticNet(),
                    new GeneralizedLinear(),
                    new QuantileRegression(),
                    new OrdinalRegression(),
                    new LinearSvm(),
                    new SupportVectors(),
                    new GaussianProcess(),
                    new NearestNeighbours(),
                    new GaussianBayes(),
                    new MultinomialBayes(),
                    new BernoulliBayes(),
                    new LinearDiscriminant(),
                    new QuadraticDiscriminant(),
                    new Perceptron(),
                    new Baseline(),
                    new KMeans(),
                    new GaussianMixture(),
                    new Dbscan(),
                    new Hdbscan(),
                    new Agglomerative(),
                    new Spectral(),
                    new IsolationForest(),
                    new LocalOutlierFactor(),
                    new OneClass(),
                    new RobustDistance(),
                    new PrincipalComponents(),
                    new KernelComponents(),
                    new RandomProjection(),
                    new NeighbourEmbedding(),
                    new ManifoldMap());

    private Algorithms() {}

    public static List<Algorithm> all() {
        return ALL;
    }

    /// The ids of those that can do a task.
    public static List<String> idsFor(Task task) {
        return ALL.stream().filter(a -> a.accepts(task)).map(a -> a.info().id()).toList();
    }

    /// @throws ProblemException (usage) naming the nearest id when there is none of that id
    public static Algorithm byId(String id) {
        var ids = ALL.stream().map(a -> a.info().id()).toList();
        return ALL.stream()
                .filter(a -> a.info().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                "algorithm",
                                "There is no algorithm \""
                                        + id
                                        + "\": choose one of "
                                        + String.join(", ", ids)
                                        + ".",
                                Nearest.hint(id, ids)));
    }
}
