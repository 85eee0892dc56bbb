/// The words on the screen, in every language, and how figures are written.
@NullMarked
package org.bottega.ui.text;

import org.jspecify.annotations.NullMarked;
