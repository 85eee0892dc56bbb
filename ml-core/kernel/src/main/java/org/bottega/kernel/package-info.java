/// The words every part of the house shares: what a thing is called, what is wrong and what to do about it.
@NullMarked
package org.bottega.kernel;

import org.jspecify.annotations.NullMarked;
