/// The few representations into which every trainer's result is turned.
@NullMarked
package org.bottega.model.predictor;

import org.jspecify.annotations.NullMarked;
