/// Distributions of chance.
@NullMarked
package org.bottega.learn.distribution;

import org.jspecify.annotations.NullMarked;
