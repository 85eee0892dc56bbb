/// Long work: how it reports, how it is cancelled.
@NullMarked
package org.bottega.kernel.job;

import org.jspecify.annotations.NullMarked;
