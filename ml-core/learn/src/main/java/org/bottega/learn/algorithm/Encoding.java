package org.bottega.learn.algorithm;

/// The form in which a family of algorithms wants its inputs.
public enum Encoding {
    /// category codes; missing values and unseen levels are NaN
    TREES,
    /// numbers standardised and filled with indicators of what was missing, one 0/1 input a level
    LINEAR,
    /// as for linear models, but numbers are moved to the range 0 to 1
    UNIT,
    /// as for trees, but nothing is missing: numbers are filled with the median, and missing or unseen
    /// levels have a code of their own
    FILLED_CODES;

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
            case TREES -> "Taken as they are, up to 1,000 levels; unseen levels count as missing.";
            case LINEAR, UNIT ->
                    "One input a level, up to 50 levels; unseen levels are none of them.";
            case FILLED_CODES -> "Numbered, up to 1,000 levels; unseen levels have one number.";
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
}
