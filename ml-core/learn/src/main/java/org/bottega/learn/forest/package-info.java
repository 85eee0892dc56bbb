/// Random forests of Smile, as our forests.
@NullMarked
package org.bottega.learn.forest;

import org.jspecify.annotations.NullMarked;
