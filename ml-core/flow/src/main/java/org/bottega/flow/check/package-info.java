/// What can be said of a workflow before any data is read.
@NullMarked
package org.bottega.flow.check;

import org.jspecify.annotations.NullMarked;
