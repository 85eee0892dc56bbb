/// Fitted encoders that turn columns into numbers, and the matrix they fill.
@NullMarked
package org.bottega.model.features;

import org.jspecify.annotations.NullMarked;
