/// How predictions follow the values of one or two columns: partial dependence, individual curves, accumulated
/// local effects.
@NullMarked
package org.bottega.explain.effect;

import org.jspecify.annotations.NullMarked;
