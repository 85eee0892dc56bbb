/// Workflows that run by themselves: at times, or when a file comes.
@NullMarked
package org.bottega.engine.schedule;

import org.jspecify.annotations.NullMarked;
