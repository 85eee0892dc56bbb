/// Explanations by rows: what would have to change, which rows are alike, which stand for many and which for none.
@NullMarked
package org.bottega.explain.example;

import org.jspecify.annotations.NullMarked;
