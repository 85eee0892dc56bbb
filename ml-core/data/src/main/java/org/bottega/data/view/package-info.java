/// Looking at the rows of a data set: in what order, only some of them, and where a text stands.
@NullMarked
package org.bottega.data.view;

import org.jspecify.annotations.NullMarked;
