package org.bottega.data.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// Looks through the zip file that an .xlsx is before anything reads it: sizes as they really unpack,
/// XML that declares entities, macros, merged cells. Hostile files are refused here.
final class ExcelPackage {
    private static final int MOST_PARTS = 10_000;
    private static final long SUSPICIOUS = 50L << 20;
    private static final int MOST_RATIO = 200;
    private static final long LARGEST = 20L << 30;
    private static final long LARGEST_IN_MEMORY = 512L << 20;
    private static final int MOST_MERGES = 200_000;
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern REF =
            Pattern.compile("ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"");

    private final String name;
    private final Map<String, List<String>> merges = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private boolean macros;
    private boolean styles;

    private ExcelPackage(String name) {
        this.name = name;
    }

    /// @throws ProblemException when it is damaged or hostile
    static ExcelPackage check(Path file, Progress progress) throws IOException {
        var checked = new ExcelPackage(String.valueOf(file.getFileName()));
        try (var zip = new ZipFile(file.toFile())) {
            checked.look(zip, progress);
        } catch (ZipException | IllegalArgumentException _) {
            throw checked.refused(
                    "The file is damaged or cut short.", "Get a whole copy, or save it again.");
        }
        return checked;
    }

    private void look(ZipFile zip, Progress progress) throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw refused("It has more than 10,000 parts.", "Save it again with a spreadsheet.");
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw refused("It is a binary workbook (.xlsb).", "Save it as .xlsx.");
        }
        var names = new HashSet<String>();
        long total = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            progress.checkCancelled();
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused(
                        "It has two parts with the same name.",
                        "Save it again with a spreadsheet.");
            }
            macros |= entry.getName().endsWith("vbaProject.bin");
            if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                total += scan(zip, entry, progress);
                if (total > LARGEST) {
                    throw refused("It unpacks to more than 20 GB.", "Save it as CSV.");
                }
            }
        }
        styles = names.contains("xl/styles.xml");
        if (!names.contains("xl/workbook.xml")) {
            throw refused("It holds no workbook.", "Choose an Excel workbook (.xlsx).");
        }
    }

    /// Unpacks one part to see how large it is and what is in it.
    private long scan(ZipFile zip, ZipEntry entry, Progress progress) throws IOException {
        boolean sheet = entry.getName().startsWith("xl/worksheets/");
        boolean relations = entry.getName().equals("xl/_rels/workbook.xml.rels");
        var whole = new StringBuilder();
        var areas = new ArrayList<String>();
        long size = 0;
        var rest = "";
        var buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.readNBytes(buffer, 0, buffer.length);
                    n > 0;
                    n = in.readNBytes(buffer, 0, buffer.length)) {
                progress.checkCancelled();
                // entities are declared before anything else, whatever the encoding
                if (size == 0) {
                    var start =
                            new String(buffer, 0, n, StandardCharsets.ISO_8859_1).replace("\0", "");
                    if (start.contains("<!DOCTYPE") || start.contains("<!ENTITY")) {
                        throw refused(
                                "It declares XML entities, which no spreadsheet writes.",
                                "Do not trust it; get it from somewhere else.");
                    }
                }
                size += n;
                if (size > SUSPICIOUS
                        && size / MOST_RATIO > Math.max(1, entry.getCompressedSize())) {
                    throw refused(
                            "A part of it unpacks to more than 200 times its size.",
                            "If that is meant, save it as CSV.");
                }
                if (!sheet && size > LARGEST_IN_MEMORY) {
                    throw refused(
                            "It has more than 512 MB of different texts or styles.",
                            "Save the sheet as CSV.");
                }
                if (sheet) {
                    var xml = rest + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    refuseFarCells(xml);
                    rest = areas(xml, areas);
                } else if (relations) {
                    whole.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            }
        }
        if (!areas.isEmpty()) {
            merges.put(entry.getName(), areas);
        }
        if (relations) {
            relations(whole);
        }
        return size;
    }

    /// Collects the merged areas of a piece of XML.
    ///
    /// @return its end, in which another one may begin
    private static String areas(String xml, List<String> areas) {
        int at = xml.indexOf("mergeCell ");
        while (at >= 0) {
            int end = xml.indexOf('>', at);
            if (end < 0) {
                return xml.length() - at > 500 ? "" : xml.substring(at);
            }
            var ref = REF.matcher(xml).region(at, end);
            if (ref.find() && areas.size() < MOST_MERGES) {
                areas.add(ref.group(1));
            }
            at = xml.indexOf("mergeCell ", end);
        }
        return xml.substring(Math.max(0, xml.length() - 20));
    }

    /// The reader makes room up to the column a cell names; a sheet ends at column XFD.
    private void refuseFarCells(String xml) {
        for (int at = xml.indexOf('='); at >= 0; at = xml.indexOf('=', at + 1)) {
            int name = at - 1;
            while (name > 0 && Character.isWhitespace(xml.charAt(name))) {
                name--;
            }
            if (name < 1
                    || xml.charAt(name) != 'r'
                    || !Character.isWhitespace(xml.charAt(name - 1))) {
                continue;
            }
            int from = at + 1;
            while (from < xml.length() && Character.isWhitespace(xml.charAt(from))) {
                from++;
            }
            int to = from + 1;
            while (to < xml.length() && Character.isLetter(xml.charAt(to))) {
                to++;
            }
            if (to - from > 4) {
                throw refused(
                        "A cell lies outside of what a sheet can hold.",
                        "Do not trust it; get it from somewhere else.");
            }
        }
    }

    private void relations(CharSequence xml) {
        var relation = RELATION.matcher(xml);
        while (relation.find()) {
            var target = attribute("Target", relation.group());
            if (target.startsWith("/")) {
                target = target.substring(1);
            } else {
                target = "xl/" + target;
            }
            targets.put(attribute("Id", relation.group()), target);
        }
    }

    private static String attribute(String attribute, String tag) {
        var found = Pattern.compile("\\b" + attribute + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    private ProblemException refused(String what, String fix) {
        return ProblemException.input(name, what, fix);
    }

    /// Whether it brings programs along. They are never run.
    boolean macros() {
        return macros;
    }

    /// Whether cells have formats.
    boolean styles() {
        return styles;
    }

    /// The merged areas of a sheet, such as `A2:A5`.
    ///
    /// @param relation the sheet's relationship id
    List<String> merges(String relation) {
        return merges.getOrDefault(targets.getOrDefault(relation, ""), List.of());
    }
}
