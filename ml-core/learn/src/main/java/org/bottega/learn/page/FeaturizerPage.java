package org.bottega.learn.page;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.table.Kind;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.feature.Featurizer;
import org.bottega.learn.feature.Place;

/// The documentation of a featurizer as Markdown, from nothing but its declaration.
public final class FeaturizerPage {
    private FeaturizerPage() {}

    public static String of(Featurizer featurizer) {
        var info = featurizer.info();
        var page = new StringBuilder("# ").append(info.name()).append("\n\n");
        page.append(info.summary()).append("\n\n| | |\n|---|---|\n");
        row(page, "Name in a pipeline", "`" + info.id() + "`");
        row(page, "Takes", places(featurizer));
        row(page, "Also known as", String.join(", ", info.keywords()));
        row(page, "Source", featurizer.source());
        row(
                page,
                "Looks at the target",
                featurizer.looksAtTarget()
                        ? "Yes: rows that are learnt from get it from other folds."
                        : "No.");
        row(page, "ONNX", featurizer.onnx());
        SettingsTable.write(page, featurizer.params().params());
        page.append(
                        "\n## Use\n\n```\nbottega train data.csv --target COLUMN --algorithm ridge-regression")
                .append(" --features \"COLUMN=")
                .append(info.id())
                .append("\"\n```\n");
        return page.toString();
    }

    /// What it may be applied to, in words.
    public static String places(Featurizer featurizer) {
        return featurizer.places().stream()
                .sorted()
                .map(Place::words)
                .collect(Collectors.joining(", "));
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    /// A table of contents over all pages, and what each family of algorithms does by itself.
    public static String index(List<Featurizer> featurizers) {
        var page =
                new StringBuilder(
                        """
                        # Features

                        What is made of a column before an algorithm sees it. Everything is fitted on the rows that
                        are learnt from and travels with the model. `--features "COLUMN=STEP + STEP"` says what is
                        done with a column, step by step; several for one column stand side by side. `COLUMN=none`
                        leaves a column out, `COLUMN=plain` takes a number as it is, `COLUMN*COLUMN` adds what two
                        columns do together.

                        ## What is done by itself

                        | form of inputs | numbers | categories | dates | texts |
                        |---|---|---|---|---|
                        """);
        for (var encoding : Encoding.values()) {
            page.append("| ").append(encoding.title());
            for (var kind : List.of(Kind.NUMBER, Kind.CATEGORY, Kind.DATE, Kind.TEXT)) {
                page.append(" | ").append(encoding.written(kind));
            }
            page.append(" |\n");
        }
        var groups = featurizers.stream().map(f -> f.info().group()).distinct().toList();
        for (var group : groups) {
            page.append("\n## ").append(group).append("\n\n");
            featurizers.stream()
                    .filter(f -> f.info().group().equals(group))
                    .forEach(f ->
                            page.append("- [")
                                    .append(f.info().name())
                                    .append("](")
                                    .append(f.info().id())
                                    .append(".md): ")
                                    .append(f.info().summary())
                                    .append('\n'));
        }
        return page.toString();
    }
}
