/// What gradient boosting libraries have in common: rounds, when to stop, targets in single precision.
@NullMarked
package org.bottega.learn.boosting;

import org.jspecify.annotations.NullMarked;
