/// What a model is asked to do.
@NullMarked
package org.bottega.kernel.task;

import org.jspecify.annotations.NullMarked;
