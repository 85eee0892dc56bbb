/// How text files write tables: encoding, packing, separator, quotes, header.
@NullMarked
package org.bottega.data.csv;

import org.jspecify.annotations.NullMarked;
