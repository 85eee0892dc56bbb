/// The workspace folder: its catalogue, runs, models and jobs.
@NullMarked
package org.bottega.workspace;

import org.jspecify.annotations.NullMarked;
