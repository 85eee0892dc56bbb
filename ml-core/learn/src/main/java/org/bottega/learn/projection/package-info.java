/// Fewer dimensions.
@NullMarked
package org.bottega.learn.projection;

import org.jspecify.annotations.NullMarked;
