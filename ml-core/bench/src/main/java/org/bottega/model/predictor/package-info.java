/// Ways of predicting that only measurements use.
@NullMarked
package org.bottega.model.predictor;

import org.jspecify.annotations.NullMarked;
