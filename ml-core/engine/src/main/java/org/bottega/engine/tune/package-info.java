/// Tuning as a job: from a file to the best settings, a model and a document about the trials.
@NullMarked
package org.bottega.engine.tune;

import org.jspecify.annotations.NullMarked;
