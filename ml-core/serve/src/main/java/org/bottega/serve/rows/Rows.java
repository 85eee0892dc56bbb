package org.bottega.serve.rows;

import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Table;

/// The rows of one request.
///
/// @param table the model's inputs, in its order
/// @param notes what was accepted but should be known, such as unseen categories
public record Rows(Table table, List<Problem> notes) {}
