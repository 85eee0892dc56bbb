package org.bottega.automl;

import java.util.List;
import org.bottega.learn.encode.FeatureChoices;

/// Whether a search makes features of others, which it keeps only where they help on rows that did not propose them.
public enum MadeFeatures {
    /// where the aim and the budget have room for it
    AUTO(List.of()),
    MADE(List.of(FeatureChoices.GENERATED)),
    NONE(List.of(FeatureChoices.NOT_GENERATED));

    private final List<String> lines;

    MadeFeatures(List<String> lines) {
        this.lines = lines;
    }

    /// As [FeatureChoices] has it: lines to add to what a person wants of columns.
    public List<String> lines() {
        return lines;
    }
}
