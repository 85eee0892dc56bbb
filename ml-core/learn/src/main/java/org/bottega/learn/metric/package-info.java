/// Scores of predictions against what really happened.
@NullMarked
package org.bottega.learn.metric;

import org.jspecify.annotations.NullMarked;
