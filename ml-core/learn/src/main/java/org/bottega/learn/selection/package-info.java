/// Which columns are worth learning from.
@NullMarked
package org.bottega.learn.selection;

import org.jspecify.annotations.NullMarked;
