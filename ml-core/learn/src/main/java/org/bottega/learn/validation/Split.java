package org.bottega.learn.validation;

/// Rows to learn from and rows to judge by, each ascending; no row is in both.
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] validation) {}
