/// Telling how strange rows are.
@NullMarked
package org.bottega.learn.anomaly;

import org.jspecify.annotations.NullMarked;
