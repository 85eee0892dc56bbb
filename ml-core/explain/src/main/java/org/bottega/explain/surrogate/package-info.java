/// Simple models that tell nearly what another model tells: a tree for all rows, a weighted sum near one row.
@NullMarked
package org.bottega.explain.surrogate;

import org.jspecify.annotations.NullMarked;
