/// The panel in which a recipe is made: steps at the right, what comes out of them in the grid.
@NullMarked
package org.bottega.ui.page.data.prepare;

import org.jspecify.annotations.NullMarked;
