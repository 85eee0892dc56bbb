/// LightGBM through its C interface, and its models as our forests.
@NullMarked
package org.bottega.learn.lightgbm;

import org.jspecify.annotations.NullMarked;
