/// The page of experiments: set one up, watch it, look at what it found.
@NullMarked
package org.bottega.ui.page.experiment;

import org.jspecify.annotations.NullMarked;
