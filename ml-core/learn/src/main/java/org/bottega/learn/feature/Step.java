package org.bottega.learn.feature;

import org.bottega.kernel.param.Params;

/// One step of a pipeline.
public record Step(Featurizer featurizer, Params params) {
    /// As it is written: `impute:strategy=median,indicator=true`.
    @Override
    public String toString() {
        var text = new StringBuilder(featurizer.info().id());
        char before = ':';
        for (var entry : params.plain().entrySet()) {
            text.append(before).append(entry.getKey()).append('=').append(entry.getValue());
            before = ',';
        }
        return text.toString();
    }
}
