/// Bringing data in: where they come from, how they are read, and what came of it.
@NullMarked
package org.bottega.ui.page.data.importing;

import org.jspecify.annotations.NullMarked;
