package org.bottega.learn.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Trait;

/// The documentation of an algorithm as Markdown, from nothing but its declaration.
public final class AlgorithmPage {
    private AlgorithmPage() {}

    public static String of(Algorithm algorithm) {
        var info = algorithm.info();
        var encoding = algorithm.learner(Params.defaults()).encoding();
        var page = new StringBuilder();
        page.append("# ").append(info.name()).append("\n\n");
        page.append(info.summary()).append("\n\n");
        page.append("| | |\n|---|---|\n");
        row(page, "Name on the command line", "`" + info.id() + "`");
        row(page, "For", String.join(", ", tasks(algorithm)));
        row(page, "Also known as", String.join(", ", info.keywords()));
        row(page, "Implementation", algorithm.manual().implementation());
        row(page, "Source", algorithm.manual().source());
        row(page, "Cost (n rows, d inputs)", algorithm.manual().cost());
        row(page, "Numbers", encoding.numbers());
        row(page, "Missing values", encoding.missingValues());
        row(page, "Categories", encoding.categories());
        row(page, "Texts", encoding.texts());
        row(page, "Weights of rows", algorithm.has(Trait.WEIGHTS) ? "Used." : "Not used.");
        row(
                page,
                "Stopping",
                algorithm.has(Trait.EARLY_STOPPING)
                        ? "By itself, when rows kept aside are told no better."
                        : algorithm.has(Trait.ANYTIME)
                                ? "At any time, with the best so far."
                                : "When it is done.");
        row(
                page,
                "In a search over all algorithms",
                algorithm.has(Trait.ON_REQUEST) ? "Only when it is named." : "Yes.");
        SettingsTable.write(page, algorithm.params().params());
        page.append("\n## Use\n\n```\nbottega train data.csv ")
                .append(supervised(algorithm) ? "--target COLUMN " : "")
                .append("--algorithm ")
                .append(info.id())
                .append("\n```\n");
        return page.toString();
    }

    /// What the algorithm can do, in words.
    public static List<String> tasks(Algorithm algorithm) {
        return Stream.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.CLUSTERING,
                        Trait.ANOMALY,
                        Trait.PROJECTION)
                .filter(algorithm::has)
                .map(t -> t.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean supervised(Algorithm algorithm) {
        return algorithm.has(Trait.CLASSIFICATION) || algorithm.has(Trait.REGRESSION);
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(value.replace("|", "\\|"))
                .append(" |\n");
    }

    /// A table of contents over all pages, by group.
    public static String index(List<Algorithm> algorithms) {
        var page = new StringBuilder("# Algorithms\n");
        var groups = algorithms.stream().map(a -> a.info().group()).distinct().toList();
        for (var group : groups) {
            page.append("\n## ").append(group).append("\n\n");
            algorithms.stream()
                    .filter(a -> a.info().group().equals(group))
                    .forEach(a ->
                            page.append("- [")
                                    .append(a.info().name())
                                    .append("](")
                                    .append(a.info().id())
                                    .append(".md): ")
                                    .append(a.info().summary())
                                    .append('\n'));
        }
        return page.toString();
    }
}
