/// The page of long work.
@NullMarked
package org.bottega.ui.page.joblist;

import org.jspecify.annotations.NullMarked;
