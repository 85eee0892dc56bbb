/// Benchmarks that need LightGBM's own predictions.
@NullMarked
package org.bottega.learn.lightgbm;

import org.jspecify.annotations.NullMarked;
