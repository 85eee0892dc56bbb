package org.bottega.ui.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.bottega.flow.spec.Catalog;
import org.bottega.flow.spec.NodeSpec;
import org.bottega.kernel.param.Param;

/// What nodes, recipe steps, algorithms and their settings are called in the window's language. English
/// is what their declarations say; of another language there is a bundle, and what it lacks is told in
/// English.
///
/// Keys are `node.ID.name`, `node.ID.summary`, and `setting.ID.label` and `setting.ID.help`, which hold
/// for all that have a setting of that id; `setting.OWNER.ID.label` goes before it.
public final class CatalogueText implements Catalog.Wording {
    private final Map<String, String> texts;

    private CatalogueText(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @param locale a language without a bundle tells everything in English
    public static CatalogueText in(Locale locale) {
        var name = "catalogue_" + locale.getLanguage() + ".properties";
        try (var stream = CatalogueText.class.getResourceAsStream(name)) {
            var read = new Properties();
            if (stream != null) {
                read.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return new CatalogueText(
                    read.stringPropertyNames().stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            k -> k, k -> read.getProperty(k).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String title(NodeSpec spec) {
        return name(spec.id(), spec.title());
    }

    @Override
    public String summary(NodeSpec spec) {
        return summary(spec.id(), spec.summary());
    }

    /// @param declared what to say when there is no translation
    public String name(String id, String declared) {
        return texts.getOrDefault("node." + id + ".name", declared);
    }

    /// @param declared what to say when there is no translation
    public String summary(String id, String declared) {
        return texts.getOrDefault("node." + id + ".summary", declared);
    }

    /// @param owner the id of the node, step or algorithm that has the setting
    public String label(String owner, Param<?> setting) {
        return of(owner, setting, ".label", setting.label());
    }

    /// The sentence that explains a setting; empty when there is none.
    ///
    /// @param owner the id of the node, step or algorithm that has the setting
    public String help(String owner, Param<?> setting) {
        return of(owner, setting, ".help", setting.doc());
    }

    private String of(String owner, Param<?> setting, String what, String declared) {
        var own = texts.get("setting." + owner + "." + setting.id() + what);
        return own != null ? own : texts.getOrDefault("setting." + setting.id() + what, declared);
    }

    /// The keys that have a translation.
    public Set<String> keys() {
        return texts.keySet();
    }
}
