package org.bottega.model.features;

/// One numeric input of a predictor.
///
/// @param name unique within its [Features], as a chart shows it
/// @param column the table column it comes from: attributions are added up over it
/// @param levels 0 for a quantity; for category codes their number, values are 0 to levels − 1
public record Feature(String name, String column, int levels) {}
