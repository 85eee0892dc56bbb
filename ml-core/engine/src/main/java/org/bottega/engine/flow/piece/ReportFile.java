package org.bottega.engine.flow.piece;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.bottega.chart.Report;
import org.bottega.kernel.ProblemException;

/// A report as text, so that it can become part of another one.
final class ReportFile {
    private ReportFile() {}

    static String text(Report report) {
        try {
            return ChartFile.JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a report cannot be written", e);
        }
    }

    static Report parse(String text) {
        try {
            return ChartFile.JSON.readValue(text, Report.class);
        } catch (JsonProcessingException e) {
            throw ProblemException.input(
                    "report", "The file of the report is damaged.", "Run the workflow again.");
        }
    }
}
