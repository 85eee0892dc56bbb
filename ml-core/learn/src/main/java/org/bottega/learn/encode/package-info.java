/// Fitting encoders and reading targets from a table's rows.
@NullMarked
package org.bottega.learn.encode;

import org.jspecify.annotations.NullMarked;
