/// The command line and the composition root.
@NullMarked
package org.bottega.app;

import org.jspecify.annotations.NullMarked;
