package org.bottega.learn.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.table.Kind;
import org.bottega.learn.feature.Pipeline;

/// The form in which a family of algorithms wants its inputs: for each kind of column the pipelines that
/// it goes through, side by side. A constant column and an identifier go through none.
public enum Encoding {
    /// category codes; missing values and unseen levels are NaN
    TREES(
            numbers(""),
            categories("codes:levels=1000", "target:above=1000"),
            moments("date-parts"),
            texts("tf-idf:terms=500")),
    /// numbers standardised and filled with indicators of what was missing, one 0/1 input a level
    LINEAR(
            numbers("standard + impute:strategy=constant,indicator=true"),
            categories(
                    "one-hot:levels=50", "target:above=50 + standard + impute:strategy=constant"),
            moments("date-parts + standard + impute:strategy=constant,indicator=true"),
            texts("tf-idf:terms=2000")),
    /// as for linear models, but numbers are moved to the range 0 to 1
    UNIT(
            numbers("min-max + impute:strategy=constant,indicator=true"),
            categories("one-hot:levels=50", "target:above=50 + min-max + impute:strategy=constant"),
            moments("date-parts + min-max + impute:strategy=constant,indicator=true"),
            texts("tf-idf:terms=2000")),
    /// as for trees, but nothing is missing: numbers are filled with the median, and missing or unseen
    /// levels have a code of their own
    FILLED_CODES(
            numbers("impute:strategy=median,indicator=true"),
            categories(
                    "codes:levels=1000,missing-is-level=true",
                    "target:above=1000 + impute:strategy=median"),
            moments("date-parts + impute:strategy=median,indicator=true"),
            texts("tf-idf:terms=500"));

    private final List<Pipeline> numbers;
    private final List<Pipeline> categories;
    private final List<Pipeline> moments;
    private final List<Pipeline> texts;

    Encoding(
            List<Pipeline> numbers,
            List<Pipeline> categories,
            List<Pipeline> moments,
            List<Pipeline> texts) {
        this.numbers = numbers;
        this.categories = categories;
        this.moments = moments;
        this.texts = texts;
    }

    private static List<Pipeline> numbers(String... pipelines) {
        return read(pipelines);
    }

    private static List<Pipeline> categories(String... pipelines) {
        return read(pipelines);
    }

    private static List<Pipeline> moments(String... pipelines) {
        return read(pipelines);
    }

    private static List<Pipeline> texts(String... pipelines) {
        return read(pipelines);
    }

    private static List<Pipeline> read(String... pipelines) {
        return Arrays.stream(pipelines).map(Pipeline::read).toList();
    }

    /// What a column of a kind goes through, side by side; none where nothing can be learnt from it.
    public List<Pipeline> pipelines(Kind kind) {
        return switch (kind) {
            case NUMBER -> numbers;
            case CATEGORY, BOOLEAN -> categories;
            case DATE, DATE_TIME -> moments;
            case TEXT -> texts;
            case IDENTIFIER, IMAGE, SEQUENCE -> List.of();
        };
    }

    /// Who wants its inputs so, in words.
    public String title() {
        return switch (this) {
            case TREES -> "boosting and trees";
            case LINEAR -> "sums, kernels, neighbours, networks";
            case UNIT -> "amounts from 0 to 1";
            case FILLED_CODES -> "trees without missing values";
        };
    }

    /// The same in words, as `--features` takes it.
    public String written(Kind kind) {
        var pipelines = pipelines(kind);
        return pipelines.isEmpty()
                ? "left out"
                : pipelines.stream()
                        .map(p -> p.steps().isEmpty() ? "as it is" : "`" + p + "`")
                        .collect(Collectors.joining(" and "));
    }

    /// What becomes of missing values, for documentation.
    public String missingValues() {
        return switch (this) {
            case TREES -> "Taken as they are: each split says where they go.";
            case LINEAR, UNIT ->
                    "Filled with the mean (or least) value, and an input says that it was missing.";
            case FILLED_CODES -> "Filled with the median; a missing category is a category.";
        };
    }

    /// What becomes of categories, for documentation.
    public String categories() {
        return switch (this) {
            case TREES ->
                    "Taken as they are, up to 1,000 levels; beyond, the target's mean in each level is added."
                            + " Unseen levels count as missing.";
            case LINEAR, UNIT ->
                    "One input a level, up to 50 levels; beyond, the target's mean in each level is added."
                            + " Unseen levels are none of them.";
            case FILLED_CODES ->
                    "Numbered, up to 1,000 levels; beyond, the target's mean in each level is added. Unseen"
                            + " levels have one number.";
        };
    }

    /// What becomes of numbers, for documentation.
    public String numbers() {
        return switch (this) {
            case TREES, FILLED_CODES -> "Taken as they are.";
            case LINEAR -> "Standardised: mean 0, deviation 1.";
            case UNIT -> "Moved to the range 0 to 1.";
        };
    }

    /// What becomes of texts, for documentation.
    public String texts() {
        return switch (this) {
            case TREES, FILLED_CODES ->
                    "Words and pairs of words, weighed by tf-idf, up to 500 of them.";
            case LINEAR, UNIT ->
                    "Words and pairs of words, weighed by tf-idf, up to 2,000 of them.";
        };
    }
}
