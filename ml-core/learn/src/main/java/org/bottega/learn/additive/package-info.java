/// Sums of step functions.
@NullMarked
package org.bottega.learn.additive;

import org.jspecify.annotations.NullMarked;
