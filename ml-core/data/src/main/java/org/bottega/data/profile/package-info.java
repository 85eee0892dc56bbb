/// What a table looks like: its columns one by one, how they hang together, and what a person should
/// know before using them.
@NullMarked
package org.bottega.data.profile;

import org.jspecify.annotations.NullMarked;
