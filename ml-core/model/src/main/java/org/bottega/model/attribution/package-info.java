/// Why a model told what it told: contributions of the columns to each prediction.
@NullMarked
package org.bottega.model.attribution;

import org.jspecify.annotations.NullMarked;
