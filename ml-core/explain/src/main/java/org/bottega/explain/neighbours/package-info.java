/// Which rows lie nearest to a row.
@NullMarked
package org.bottega.explain.neighbours;

import org.jspecify.annotations.NullMarked;
