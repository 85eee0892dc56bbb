package org.bottega.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bottega.data.recipe.step.Steps;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.learn.Algorithms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTextTest {
    private final CatalogueText italian = CatalogueText.in(Locale.ITALIAN);

    @TempDir Path folder;

    private Catalog catalog;

    @BeforeEach
    void catalogue() {
        catalog =
                new Flows(
                                new Surroundings(
                                        folder, folder, Optional.empty(), SnippetRule.NONE),
                                folder.resolve("results"),
                                1 << 20)
                        .catalog();
    }

    /// Settings by the id of what has them.
    private TreeMap<String, List<ParamSpace>> owners() {
        var owners = new TreeMap<String, List<ParamSpace>>();
        catalog.all().forEach(s -> owners.put(s.id(), List.of(s.params())));
        Steps.catalog().all().forEach(s -> add(owners, s.id(), s.params()));
        Algorithms.all().forEach(a -> add(owners, a.info().id(), a.params()));
        return owners;
    }

    private static void add(TreeMap<String, List<ParamSpace>> to, String id, ParamSpace settings) {
        to.merge(
                id,
                List.of(settings),
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }

    @Test
    void everythingHasAnItalianNameSummaryAndLabelsAndNoKeyIsLeftOver() {
        var keys = italian.keys();
        var lacking = new TreeSet<String>();
        var left = new TreeSet<>(keys);
        owners().forEach((owner, spaces) -> {
            for (var key : List.of("node." + owner + ".name", "node." + owner + ".summary")) {
                left.remove(key);
                if (!keys.contains(key)) {
                    lacking.add(key);
                }
            }
            for (var space : spaces) {
                for (var setting : space.params()) {
                    var shared = "setting." + setting.id();
                    var own = "setting." + owner + "." + setting.id();
                    left.removeAll(
                            List.of(
                                    shared + ".label",
                                    own + ".label",
                                    shared + ".help",
                                    own + ".help"));
                    if (!keys.contains(shared + ".label") && !keys.contains(own + ".label")) {
                        lacking.add(own + ".label");
                    }
                }
            }
        });
        assertEquals(new TreeSet<>(), lacking, "without a translation");
        assertEquals(new TreeSet<>(), left, "of nothing that there is");
    }

    @Test
    void helpIsSharedOnlyWhereTheDeclarationsSayTheSame() {
        var told = new TreeMap<String, TreeSet<String>>();
        owners().forEach((owner, spaces) -> {
            for (var space : spaces) {
                for (var setting : space.params()) {
                    if (!italian.keys()
                            .contains("setting." + owner + "." + setting.id() + ".help")) {
                        told.computeIfAbsent(setting.id(), _ -> new TreeSet<>()).add(setting.doc());
                    }
                }
            }
        });
        var apart = new TreeSet<String>();
        told.forEach((id, docs) -> {
            if (docs.size() > 1 && italian.keys().contains("setting." + id + ".help")) {
                apart.add(id + " " + docs);
            }
        });
        assertEquals(new TreeSet<>(), apart);
    }

    @Test
    void kindsAreFoundInBothLanguages() {
        assertEquals("filter", catalog.search("filtra", _ -> 0, italian).getFirst().id());
        assertEquals("filter", catalog.search("filter rows", _ -> 0, italian).getFirst().id());
        assertTrue(
                catalog.search("foresta casuale", _ -> 0, italian).stream()
                        .anyMatch(s -> s.id().equals("random-forest")));
    }

    @Test
    void whatHasNoTranslationIsToldInEnglish() {
        var filter = catalog.find("filter").orElseThrow();
        var english = CatalogueText.in(Locale.ENGLISH);
        assertEquals(filter.title(), english.title(filter));
        assertEquals("Of its own", italian.name("of-its-own", "Of its own"));
        for (var setting : filter.params().params()) {
            assertEquals(setting.label(), english.label("filter", setting));
        }
    }
}
