/// Charts in the window.
@NullMarked
package org.bottega.ui.chart;

import org.jspecify.annotations.NullMarked;
