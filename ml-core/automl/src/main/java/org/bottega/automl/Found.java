package org.bottega.automl;

import org.bottega.kernel.param.Params;

/// What a fold's fit found out, so that the same model can be learnt again without a clock.
///
/// @param params with the number of rounds or trees that were kept, where the algorithm can say it
/// @param cut at which question about the time the fit was cut short, see
///     [org.bottega.kernel.job.CountedDeadline]; 0 where it ended by itself or the settings say all
record Found(Params params, long cut) {}
