package org.bottega.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/bottega/ui");
    private static final Path BUNDLES = Path.of("src/main/resources/org/bottega/ui/text");

    @Test
    void everyLanguageHasTheSameKeys() throws IOException {
        assertEquals(
                new TreeSet<>(load("messages.properties").stringPropertyNames()),
                new TreeSet<>(load("messages_it.properties").stringPropertyNames()));
    }

    @Test
    void everyLanguageFillsInTheSamePlaces() throws IOException {
        var english = load("messages.properties");
        var italian = load("messages_it.properties");
        for (var key : english.stringPropertyNames()) {
            assertEquals(
                    new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length,
                    new MessageFormat(italian.getProperty(key)).getFormatsByArgumentIndex().length,
                    key);
        }
    }

    @Test
    void everyKeyThatTheCodeAsksForIsThere() throws IOException {
        var keys = load("messages.properties").stringPropertyNames();
        var asked =
                Pattern.compile(
                        "(?:say|messages(?:\\(\\))?\\.get)\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
        var missing = new ArrayList<String>();
        for (var file : sources()) {
            var found = asked.matcher(Files.readString(file));
            while (found.find()) {
                if (!keys.contains(found.group(1))) {
                    missing.add(file.getFileName() + ": " + found.group(1));
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void viewsHoldNoTextOfTheirOwn() throws IOException {
        var literal =
                Pattern.compile(
                        "(?:setText|setPromptText|setTitle|setHeaderText|setContentText|setAccessibleText"
                                + "|new (?:Label|Button|Tab|Tooltip|MenuItem|Menu|CheckBox|TableColumn<[^>]*>)"
                                + "|Parts\\.(?:label|paragraph|button))\\(\\s*\"[^\"]*[A-Za-z]{2,}[^\"]*\"");
        var found = new ArrayList<String>();
        for (var file : sources()) {
            var match = literal.matcher(Files.readString(file));
            while (match.find()) {
                if (!match.group().endsWith("\"Ctrl+K\"")) {
                    found.add(file.getFileName() + ": " + match.group());
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void anUnknownLanguageReadsEnglish() {
        assertEquals("Jobs", Messages.in(Locale.JAPANESE).get("page.jobs"));
        assertEquals("Lavori", Messages.in(Locale.ITALY).get("page.jobs"));
    }

    @Test
    void countsAreWrittenInTheReadersLanguage() {
        assertTrue(Messages.in(Locale.ENGLISH).figures().count(48842).equals("48,842"));
        assertTrue(Messages.in(Locale.ITALIAN).figures().count(48842).equals("48.842"));
    }

    private static List<Path> sources() throws IOException {
        try (var walk = Files.walk(SOURCES)) {
            return walk.filter(p -> p.toString().endsWith(".java")).toList();
        }
    }

    private static Properties load(String name) throws IOException {
        var out = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            out.load(reader);
        }
        return out;
    }
}
