package org.bottega.flow.spec;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;

/// A kind of node, declared once: from this come the palette, the form, the file, the check, the cache
/// key and the run. Holds no state; used by any thread.
public interface NodeSpec {
    /// Never changes, for files.
    String id();

    /// Ids under which older files know this kind.
    default List<String> formerIds() {
        return List.of();
    }

    /// Goes up by one whenever the same settings give another result, or settings changed their names.
    default int version() {
        return 1;
    }

    /// Settings of an older version as this version has them.
    ///
    /// @param version the older one, from 1 to below [#version]
    default Map<String, Object> migrate(int version, Map<String, Object> settings) {
        return settings;
    }

    /// What a person reads under the box and in the palette.
    String title();

    /// One sentence that says what it does.
    String summary();

    Category category();

    /// The name of its picture among the Material Design icons, such as `filter-outline`.
    default String icon() {
        return category().icon();
    }

    /// Other words under which a person may look for it.
    default List<String> synonyms() {
        return List.of();
    }

    /// Markdown for its page of documentation, after the summary; empty when there is no more to say.
    default String documentation() {
        return "";
    }

    default ParamSpace params() {
        return ParamSpace.of();
    }

    List<Port> inputs();

    List<Port> outputs();

    default Set<Trait> traits() {
        return Set.of();
    }

    /// The traits of a node with these settings, among [#traits()].
    default Set<Trait> traits(Params params) {
        return traits();
    }

    /// What will come out, told from settings and what comes in, without reading data. Called only
    /// when every needed input has a wire; findings go to `look`. Outputs that are left out are known
    /// by their type alone. A kind that has inputs and neither [Trait#EFFECT] nor [Trait#FRESH] tells
    /// the same whenever its look is the same: what it told is kept.
    ///
    /// @return by output id
    default Map<String, Outline> preview(Look look) {
        return Map.of();
    }

    /// What of the world outside decides the result beside settings and inputs, such as a file's size
    /// and time. Part of the cache key.
    default String fingerprint(Params params) throws IOException {
        return "";
    }

    /// Does the work. Reads its inputs and writes its outputs through `run`, and nothing else.
    ///
    /// @throws org.bottega.kernel.ProblemException when the input or a setting is wrong
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    void run(NodeRun run) throws IOException;
}
