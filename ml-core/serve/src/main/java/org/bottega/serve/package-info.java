/// Answering predictions over HTTP.
@NullMarked
package org.bottega.serve;

import org.jspecify.annotations.NullMarked;
