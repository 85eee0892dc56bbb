/// A grid of rows that are not all in memory, with column heads that tell what is in them.
@NullMarked
package org.bottega.ui.grid;

import org.jspecify.annotations.NullMarked;
