/// The page of data sets: the grid, what is in its columns, the target.
@NullMarked
package org.bottega.ui.page.data;

import org.jspecify.annotations.NullMarked;
