/// The page of models that are being served.
@NullMarked
package org.bottega.ui.page.endpoint;

import org.jspecify.annotations.NullMarked;
