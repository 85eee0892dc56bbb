/// What a kind of node declares: settings, ports, what it will give, how it runs.
@NullMarked
package org.bottega.flow.spec;

import org.jspecify.annotations.NullMarked;
