/// Planning, searching and blending models under a budget.
@NullMarked
package org.bottega.automl;

import org.jspecify.annotations.NullMarked;
