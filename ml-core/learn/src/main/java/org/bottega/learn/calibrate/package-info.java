/// Making probabilities true.
@NullMarked
package org.bottega.learn.calibrate;

import org.jspecify.annotations.NullMarked;
