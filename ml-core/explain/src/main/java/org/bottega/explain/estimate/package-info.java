/// Figures with how sure they are, or why there are none.
@NullMarked
package org.bottega.explain.estimate;

import org.jspecify.annotations.NullMarked;
