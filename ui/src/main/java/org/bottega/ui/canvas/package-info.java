/// The canvas as it is painted, touched and read aloud.
@NullMarked
package org.bottega.ui.canvas;

import org.jspecify.annotations.NullMarked;
