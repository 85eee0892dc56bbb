/// Linear models, and the baseline that knows no inputs.
@NullMarked
package org.bottega.learn.linear;

import org.jspecify.annotations.NullMarked;
