package org.bottega.model.attribution;

/// Contributions of a predictor's inputs to its results (margins or outputs). Thread-safe.
interface Attributor {
    int inputs();

    /// How many results a row has.
    int results();

    /// One number a result, to which the contributions are added: read only.
    double[] base();

    /// Whether these are Shapley values, and not only numbers that add up.
    boolean exact();

    /// Attributes a block of rows.
    ///
    /// @param rows row-major, `count × inputs()`
    /// @param out `count × inputs() × results()`, overwritten
    void attribute(double[] rows, int count, double[] out);

    /// Attributes a block of rows and tells how sure that is.
    ///
    /// @param error `count × inputs() × results()`, overwritten: the standard error of each contribution where
    ///     it is sampled, 0 elsewhere
    default void attribute(double[] rows, int count, double[] out, double[] error) {
        java.util.Arrays.fill(error, 0, count * inputs() * results(), 0);
        attribute(rows, count, out);
    }

    /// Whether contributions are sampled, so that they have an error.
    default boolean sampled() {
        return false;
    }
}
