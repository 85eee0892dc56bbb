/// The tuner: spaces, samplers, pruning, a journal from which a killed run goes on.
@NullMarked
package org.bottega.automl.tune;

import org.jspecify.annotations.NullMarked;
