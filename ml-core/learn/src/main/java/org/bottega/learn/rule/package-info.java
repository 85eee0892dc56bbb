/// Rules with weights.
@NullMarked
package org.bottega.learn.rule;

import org.jspecify.annotations.NullMarked;
