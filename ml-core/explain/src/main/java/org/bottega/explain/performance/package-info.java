/// How good a model is, in depth: scores with intervals, thresholds and their costs, classes one by one, errors row
/// by row, segments where it fails, comparison with other models.
@NullMarked
package org.bottega.explain.performance;

import org.jspecify.annotations.NullMarked;
