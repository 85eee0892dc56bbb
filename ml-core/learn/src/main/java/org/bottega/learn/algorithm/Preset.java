package org.bottega.learn.algorithm;

import org.bottega.kernel.param.Params;

/// A named choice of settings that is known to be worth a try.
///
/// @param id unique within its algorithm: lower case with hyphens
/// @param priority which one to try first when time is short: higher comes first, over all algorithms
public record Preset(String id, Params params, int priority) {}
