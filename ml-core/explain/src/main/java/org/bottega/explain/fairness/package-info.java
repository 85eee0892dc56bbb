/// Whether a model, and the data it learnt from, treat groups of people alike: the metrics of SageMaker
/// Clarify with intervals and sentences, comparisons of many groups, and what can be done about it.
@NullMarked
package org.bottega.explain.fairness;

import org.jspecify.annotations.NullMarked;
