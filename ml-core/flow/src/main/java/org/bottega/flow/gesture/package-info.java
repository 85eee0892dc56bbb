/// What a person's gestures on the canvas mean as edits.
@NullMarked
package org.bottega.flow.gesture;

import org.jspecify.annotations.NullMarked;
