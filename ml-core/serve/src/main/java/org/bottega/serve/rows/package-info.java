/// Reading rows out of request bodies, with every wrong field named.
@NullMarked
package org.bottega.serve.rows;

import org.jspecify.annotations.NullMarked;
