/// A job is a folder: `spec.json` says what to do, `events.jsonl` what is being done, `log.txt` what
/// the worker printed, `result.json`, written last, how it ended. A runner does it in this JVM or in
/// one of its own.
@NullMarked
package org.bottega.workspace.job;

import org.jspecify.annotations.NullMarked;
