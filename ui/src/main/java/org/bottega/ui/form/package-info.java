/// Forms made from declared settings.
@NullMarked
package org.bottega.ui.form;

import org.jspecify.annotations.NullMarked;
