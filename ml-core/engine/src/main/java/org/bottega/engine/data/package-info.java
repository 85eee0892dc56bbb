/// What can be told about data sets in documents.
@NullMarked
package org.bottega.engine.data;

import org.jspecify.annotations.NullMarked;
