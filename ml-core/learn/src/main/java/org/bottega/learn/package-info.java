/// The algorithms, fitted features, metrics and validation.
@NullMarked
package org.bottega.learn;

import org.jspecify.annotations.NullMarked;
