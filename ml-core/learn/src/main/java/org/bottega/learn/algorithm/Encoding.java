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
    FILLED_CODES
}
