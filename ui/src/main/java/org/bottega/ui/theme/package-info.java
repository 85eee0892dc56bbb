/// Colours, font and text size of the window.
@NullMarked
package org.bottega.ui.theme;

import org.jspecify.annotations.NullMarked;
