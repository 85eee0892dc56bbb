/// What a model learnt: evaluation, importance and attributions.
@NullMarked
package org.bottega.explain;

import org.jspecify.annotations.NullMarked;
