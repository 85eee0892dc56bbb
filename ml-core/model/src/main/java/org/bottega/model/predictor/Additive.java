package org.bottega.model.predictor;

import java.util.List;

/// A sum of step functions of one input or of two: `margin = intercept + Σ term(x)`. Each can be drawn, and
/// the sum is explained exactly. Explainable boosting machines and scorecards.
public final class Additive implements Marginal {
    /// A table of values by the bins of one or two inputs. An input's bin `b` holds values up to `cuts[b]`,
    /// the last but one all above, the last one missing values.
    ///
    /// @param inputs one input, or two different ones: read only
    /// @param cuts for each input its ascending finite cuts: read only
    /// @param values bins of the first input × bins of the second × margins: read only
    @SuppressWarnings("ArrayRecordComponent")
    public record Term(int[] inputs, double[][] cuts, double[] values) {
        public Term {
            Numbers.require(
                    (inputs.length == 1 || (inputs.length == 2 && inputs[0] != inputs[1]))
                            && cuts.length == inputs.length,
                    "a term of " + inputs.length + " inputs");
            for (var own : cuts) {
                Numbers.finite("cuts", own);
                for (int c = 1; c < own.length; c++) {
                    Numbers.require(own[c] > own[c - 1], "cuts do not ascend");
                }
            }
            Numbers.finite("values of a term", values);
        }

        /// How many bins an input has, the one for missing values included.
        public int bins(int side) {
            return cuts[side].length + 2;
        }

        /// The number of the cell a row falls into.
        public int cell(double[] rows, int row) {
            int cell = bin(cuts[0], rows[row + inputs[0]]);
            return inputs.length == 1 ? cell : cell * bins(1) + bin(cuts[1], rows[row + inputs[1]]);
        }

        private static int bin(double[] cuts, double x) {
            if (Double.isNaN(x)) {
                return cuts.length + 1;
            }
            int low = 0;
            int high = cuts.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cuts[middle] < x) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private final int inputs;
    private final double[] intercept;
    private final List<Term> terms;
    private final Link link;

    public Additive(int inputs, double[] intercept, List<Term> terms, Link link) {
        Numbers.require(intercept.length > 0, "a sum without a margin");
        Numbers.require(
                link != Link.LOGISTIC || intercept.length == 1, "a logistic link has one margin");
        Numbers.finite("intercept", intercept);
        for (var term : terms) {
            long cells = intercept.length;
            for (int s = 0; s < term.inputs().length; s++) {
                Numbers.require(
                        term.inputs()[s] >= 0 && term.inputs()[s] < inputs,
                        "a term reads input " + term.inputs()[s]);
                cells *= term.bins(s);
            }
            Numbers.require(term.values().length == cells, "a term has not a value for each bin");
        }
        this.inputs = inputs;
        this.intercept = intercept;
        this.terms = List.copyOf(terms);
        this.link = link;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int margins() {
        return intercept.length;
    }

    @Override
    public Link link() {
        return link;
    }

    /// One a margin: read only.
    public double[] intercept() {
        return intercept;
    }

    public List<Term> terms() {
        return terms;
    }

    @Override
    public double work() {
        return 8.0 * terms.size();
    }

    @Override
    public void margins(double[] rows, int count, double[] out) {
        int margins = intercept.length;
        for (int i = 0; i < count; i++) {
            System.arraycopy(intercept, 0, out, i * margins, margins);
        }
        for (var term : terms) {
            var values = term.values();
            for (int i = 0, row = 0, at = 0; i < count; i++, row += inputs, at += margins) {
                int cell = term.cell(rows, row) * margins;
                for (int k = 0; k < margins; k++) {
                    out[at + k] += values[cell + k];
                }
            }
        }
    }

    /// The same sum as trees, one a term: for what knows trees only.
    public TreeEnsemble toTrees() {
        var builder = new TreeEnsembleBuilder(inputs, intercept.clone(), link, intercept.length);
        for (var term : terms) {
            builder.tree(new AdditiveTree(builder, term, intercept.length).build(), 0);
        }
        return builder.build();
    }
}
