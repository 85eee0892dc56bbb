/// What a hand does on the canvas: one gesture, one class. Knows no toolkit.
@NullMarked
package org.bottega.ui.canvas.gesture;

import org.jspecify.annotations.NullMarked;
