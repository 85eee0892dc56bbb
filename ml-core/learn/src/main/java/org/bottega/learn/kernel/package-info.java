/// Support vector machines and Gaussian processes.
@NullMarked
package org.bottega.learn.kernel;

import org.jspecify.annotations.NullMarked;
