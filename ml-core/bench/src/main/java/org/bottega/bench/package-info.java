/// Microbenchmarks.
@NullMarked
package org.bottega.bench;

import org.jspecify.annotations.NullMarked;
