package org.bottega.flow.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The kinds of nodes there are.
public final class Catalog {
    /// What kinds are called in a person's language.
    public interface Wording {
        String title(NodeSpec spec);

        String summary(NodeSpec spec);
    }

    private static final Wording DECLARED =
            new Wording() {
                @Override
                public String title(NodeSpec spec) {
                    return spec.title();
                }

                @Override
                public String summary(NodeSpec spec) {
                    return spec.summary();
                }
            };

    private final Map<String, NodeSpec> byId = new LinkedHashMap<>();
    private final List<NodeSpec> all;
    private final Function<String, List<String>> files;

    /// @throws IllegalArgumentException when two have the same id, former ones included
    public Catalog(Collection<? extends NodeSpec> specs) {
        this(specs, _ -> List.of());
    }

    /// @param files the files that a pattern such as `data/*.csv` means where workflows run, in order
    /// @throws IllegalArgumentException when two have the same id, former ones included
    public Catalog(Collection<? extends NodeSpec> specs, Function<String, List<String>> files) {
        this.files = files;
        all = List.copyOf(specs);
        for (var spec : all) {
            var ids = new ArrayList<>(spec.formerIds());
            ids.add(spec.id());
            for (var id : ids) {
                if (byId.put(id, spec) != null) {
                    throw new IllegalArgumentException("two kinds of nodes are called " + id);
                }
            }
        }
    }

    /// The files that a pattern means, in order; none where there are none.
    public List<String> files(String pattern) {
        return files.apply(pattern);
    }

    public List<NodeSpec> all() {
        return all;
    }

    /// The kind of that id, present or former.
    public Optional<NodeSpec> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The kinds that a person may mean, best first: by title, synonyms and summary. Letters may be left
    /// out between those that are given; every given word must be found.
    ///
    /// @param text what was typed; blank finds everything
    public List<NodeSpec> search(String text) {
        return search(text, _ -> 0);
    }

    /// The same, where what fits the text equally well comes in the order of how much it is liked.
    public List<NodeSpec> search(String text, ToDoubleFunction<NodeSpec> liking) {
        return search(text, liking, DECLARED);
    }

    /// The same, where kinds are also found by what they are called in a person's language.
    public List<NodeSpec> search(String text, ToDoubleFunction<NodeSpec> liking, Wording wording) {
        var words = text.toLowerCase(Locale.ROOT).trim().split("\\s+");
        record Hit(NodeSpec spec, int score, double liking, int place) {}
        var hits = new ArrayList<Hit>();
        for (var spec : all) {
            int sum = 0;
            for (var word : words) {
                int score = word.isEmpty() ? 1 : score(spec, word, wording);
                if (score == 0) {
                    sum = 0;
                    break;
                }
                sum += score;
            }
            if (sum > 0) {
                hits.add(new Hit(spec, sum, liking.applyAsDouble(spec), hits.size()));
            }
        }
        hits.sort(
                Comparator.comparingInt(Hit::score)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(Hit::liking).reversed())
                        .thenComparingInt(Hit::place));
        return hits.stream().map(Hit::spec).toList();
    }

    private static int score(NodeSpec spec, String word, Wording wording) {
        int best = match(spec.title().toLowerCase(Locale.ROOT), word) * 4;
        best = Math.max(best, match(wording.title(spec).toLowerCase(Locale.ROOT), word) * 4);
        for (var synonym : spec.synonyms()) {
            best = Math.max(best, match(synonym.toLowerCase(Locale.ROOT), word) * 3);
        }
        best = Math.max(best, match(spec.id(), word) * 2);
        boolean told =
                spec.summary().toLowerCase(Locale.ROOT).contains(word)
                        || wording.summary(spec).toLowerCase(Locale.ROOT).contains(word);
        return told ? Math.max(best, 2) : best;
    }

    /// 4 when it begins the text, 3 when it begins a word of it, 2 when it stands in it, 1 when its
    /// letters do in this order, beginning with the first of a word; 0 otherwise.
    private static int match(String text, String word) {
        if (text.startsWith(word)) {
            return 4;
        }
        if (text.contains(" " + word) || text.contains("-" + word)) {
            return 3;
        }
        if (text.contains(word)) {
            return 2;
        }
        if (word.length() < 2) {
            return 0;
        }
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            int found = text.indexOf(word.charAt(i), at);
            if (found < 0 || i == 0 && found > 0 && Character.isLetter(text.charAt(found - 1))) {
                return 0;
            }
            at = found + 1;
        }
        return 1;
    }
}
