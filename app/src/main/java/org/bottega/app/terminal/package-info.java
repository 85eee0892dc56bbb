/// Where commands write, and what they are part of.
@NullMarked
package org.bottega.app.terminal;

import org.jspecify.annotations.NullMarked;
