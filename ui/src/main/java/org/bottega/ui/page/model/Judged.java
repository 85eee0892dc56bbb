package org.bottega.ui.page.model;

import org.bottega.explain.Evaluation;
import org.bottega.kernel.table.Table;
import org.bottega.model.Predictions;

/// Rows with what happened and what was predicted.
///
/// @param evaluation of those rows, its first row being the table's first
/// @param rows all columns of the data, the rows that were judged only
/// @param told the predictions that were judged
/// @param held whether the predictions come from models that had not learnt from the row
public record Judged(Evaluation evaluation, Table rows, Predictions told, boolean held) {}
