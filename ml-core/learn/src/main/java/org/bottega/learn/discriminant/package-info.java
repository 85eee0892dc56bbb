/// Linear and quadratic discriminants.
@NullMarked
package org.bottega.learn.discriminant;

import org.jspecify.annotations.NullMarked;
