/// Long work as the window sees it.
@NullMarked
package org.bottega.ui.job;

import org.jspecify.annotations.NullMarked;
