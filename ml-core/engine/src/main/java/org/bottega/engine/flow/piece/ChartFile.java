package org.bottega.engine.flow.piece;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.chart.Report;
import org.bottega.kernel.ProblemException;

/// Charts as text: their records, field by field, each with the name of its kind.
final class ChartFile {
    /// Every kind of chart under its own name; the file can name no other class.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "chart")
    private interface Named {}

    /// Every kind of a report's parts likewise.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "block")
    private interface Part {}

    private static final TypeReference<List<Chart>> CHARTS = new TypeReference<>() {};
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .addMixIn(Chart.class, Named.class)
                    .addMixIn(Report.Block.class, Part.class)
                    .registerSubtypes(Chart.class.getPermittedSubclasses())
                    .registerSubtypes(Report.Block.class.getPermittedSubclasses())
                    .build();

    private ChartFile() {}

    static String text(List<Chart> charts) {
        try {
            return JSON.writerFor(CHARTS).writeValueAsString(charts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a chart cannot be written", e);
        }
    }

    static List<Chart> parse(String text) {
        try {
            return JSON.readValue(text, CHARTS);
        } catch (JsonProcessingException e) {
            throw ProblemException.input(
                    "chart", "The file of the chart is damaged.", "Run the workflow again.");
        }
    }
}
