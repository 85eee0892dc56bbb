/// Finds the best model that this machine can find in the time given: what to try, in which order, how
/// to judge it, and how to join what was found.
@NullMarked
package org.bottega.automl;

import org.jspecify.annotations.NullMarked;
