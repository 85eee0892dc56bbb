/// The steps of recipes, one file each. [Steps] lists them.
@NullMarked
package org.bottega.data.recipe.step;

import org.jspecify.annotations.NullMarked;
