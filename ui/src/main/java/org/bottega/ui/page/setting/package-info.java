/// The settings page.
@NullMarked
package org.bottega.ui.page.setting;

import org.jspecify.annotations.NullMarked;
