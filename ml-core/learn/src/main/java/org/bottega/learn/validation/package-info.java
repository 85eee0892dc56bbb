/// Seeded ways of splitting rows into training and validation parts.
@NullMarked
package org.bottega.learn.validation;

import org.jspecify.annotations.NullMarked;
