/// The page one starts from.
@NullMarked
package org.bottega.ui.page.home;

import org.jspecify.annotations.NullMarked;
