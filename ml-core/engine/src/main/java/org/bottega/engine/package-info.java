/// The services of the studio and of the command line put together.
@NullMarked
package org.bottega.engine;

import org.jspecify.annotations.NullMarked;
