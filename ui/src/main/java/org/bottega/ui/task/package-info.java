/// Work off the window's thread, and the one way back to it.
@NullMarked
package org.bottega.ui.task;

import org.jspecify.annotations.NullMarked;
