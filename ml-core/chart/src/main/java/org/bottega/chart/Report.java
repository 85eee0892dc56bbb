package org.bottega.chart;

import java.util.List;

/// A document of text, tables and charts, to be read on a screen or on paper. Declared once; [Html]
/// writes it.
///
/// @param title what it is about
/// @param lead one or two sentences with the main result
public record Report(String title, String lead, List<Section> sections) {
    public Report {
        sections = List.copyOf(sections);
    }

    public record Section(String heading, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// A part of a section.
    public sealed interface Block {}

    public record Paragraph(String text) implements Block {}

    /// Short sentences, one below the other.
    public record Points(List<String> texts) implements Block {
        public Points {
            texts = List.copyOf(texts);
        }
    }

    /// Something the reader must not overlook.
    public record Warning(String text) implements Block {}

    /// A table; its columns beyond the first that hold figures stand to the right.
    public record Grid(Figures figures) implements Block {}

    /// Charts side by side where there is room.
    public record Charts(List<Plate> plates) implements Block {
        public Charts {
            plates = List.copyOf(plates);
        }
    }

    /// One chart with a sentence that says how to read it.
    ///
    /// @param height in pixels, for a width of 560
    public record Plate(Chart chart, String caption, double height) {}
}
