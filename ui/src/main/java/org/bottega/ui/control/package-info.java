/// Small parts that every page is built from.
@NullMarked
package org.bottega.ui.control;

import org.jspecify.annotations.NullMarked;
