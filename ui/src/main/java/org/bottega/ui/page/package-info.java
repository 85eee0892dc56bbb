/// What a page is, where one can go, and what a page may reach.
@NullMarked
package org.bottega.ui.page;

import org.jspecify.annotations.NullMarked;
