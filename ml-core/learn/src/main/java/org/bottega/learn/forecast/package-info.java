/// Learning to forecast: candidates, their back-test, the blend of the best and its bands.
@NullMarked
package org.bottega.learn.forecast;

import org.jspecify.annotations.NullMarked;
