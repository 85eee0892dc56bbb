package org.bottega.chart;

import java.util.List;

/// A document of text, tables and charts, to be read on a screen or on paper. Declared once; [Html]
/// writes it. All text is plain text; the writer escapes it.
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

    /// Key figures side by side, large.
    public record Cards(List<Card> cards) implements Block {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /// @param value as it is to be read, such as `0.914`
    /// @param label what it is
    /// @param about how it was found out, empty for nothing
    public record Card(String value, String label, String about) {}

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
