/// Naive Bayes classifiers.
@NullMarked
package org.bottega.learn.bayes;

import org.jspecify.annotations.NullMarked;
