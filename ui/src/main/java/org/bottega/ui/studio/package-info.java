/// The studio put together: pages, actions and what they work on.
@NullMarked
package org.bottega.ui.studio;

import org.jspecify.annotations.NullMarked;
