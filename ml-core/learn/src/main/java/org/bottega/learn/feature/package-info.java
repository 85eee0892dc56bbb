/// Ways of making numbers of columns, each declared once, fitted on training rows only.
@NullMarked
package org.bottega.learn.feature;

import org.jspecify.annotations.NullMarked;
