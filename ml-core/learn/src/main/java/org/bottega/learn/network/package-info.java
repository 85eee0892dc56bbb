/// Multi-layer perceptrons.
@NullMarked
package org.bottega.learn.network;

import org.jspecify.annotations.NullMarked;
