/// Workflows as Java programs: what exported code is written in, and what one writes by hand.
///
/// ```
/// try (var flow = Pipeline.open(args)) {
///     var read = flow.node("read-file").set("path", "churn.csv").run();
///     var split = flow.node("split").from("data", read, "data").run();
///     var model = flow.node("lightgbm").set("target", "churn").from("data", split, "training").run();
///     var judged = flow.node("evaluate").from("model", model, "model").from("data", split, "test").run();
///     System.out.println(judged.figures("metrics"));
/// }
/// ```
@NullMarked
package org.bottega.engine.sdk;

import org.jspecify.annotations.NullMarked;
