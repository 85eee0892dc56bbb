/// The small language of filters and derived columns, and how it becomes SQL.
@NullMarked
package org.bottega.data.expression;

import org.jspecify.annotations.NullMarked;
