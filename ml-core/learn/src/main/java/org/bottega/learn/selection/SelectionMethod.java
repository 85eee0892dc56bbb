package org.bottega.learn.selection;

/// How columns are chosen.
public enum SelectionMethod {
    /// all columns stay
    NONE,
    /// each column by itself: how much it tells of the target (Cover and Thomas 2006)
    MUTUAL_INFORMATION,
    /// columns that tell much of the target and little of one another (Peng, Long, Ding 2005)
    MRMR,
    /// boosted trees, the least used columns left out again and again while nothing is lost (Guyon et al. 2002)
    RECURSIVE,
    /// columns that a forest uses more than any column whose values were shuffled (Kursa and Rudnicki 2010)
    BORUTA
}
