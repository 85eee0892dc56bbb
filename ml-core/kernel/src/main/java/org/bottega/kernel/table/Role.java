package org.bottega.kernel.table;

/// What a column is used for in learning.
public enum Role {
    FEATURE,
    TARGET,
    WEIGHT,
    GROUP,
    TIME,
    IGNORE
}
