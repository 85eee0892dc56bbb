/// What an algorithm declares, and what its learner is given.
@NullMarked
package org.bottega.learn.algorithm;

import org.jspecify.annotations.NullMarked;
