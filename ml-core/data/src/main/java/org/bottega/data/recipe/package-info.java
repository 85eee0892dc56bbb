/// Preparation of data by steps: each a typed declaration that becomes SQL and runs out of core.
@NullMarked
package org.bottega.data.recipe;

import org.jspecify.annotations.NullMarked;
