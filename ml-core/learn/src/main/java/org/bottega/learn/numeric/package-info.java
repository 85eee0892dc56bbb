/// Small dense linear algebra.
@NullMarked
package org.bottega.learn.numeric;

import org.jspecify.annotations.NullMarked;
