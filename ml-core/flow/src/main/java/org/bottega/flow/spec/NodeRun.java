package org.bottega.flow.spec;

import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;

/// One node at work: its settings, what comes in, and where what goes out is put. What flows is a
/// folder of files together with its [Outline]; who reads it knows the files by the port's type.
public interface NodeRun {
    Params params();

    default <T> T get(Param<T> param) {
        return params().get(param);
    }

    /// Something that came in.
    ///
    /// @param folder with its files; must not be changed
    record Piece(Path folder, Outline outline) {}

    /// What came into an input, in the order of the wires; empty when it has none.
    List<Piece> inputs(String port);

    /// What came into an input that takes one wire.
    default Piece input(String port) {
        return inputs(port).getFirst();
    }

    /// The folder for what goes out at a port; it is there and empty.
    Path output(String port);

    /// Tells what was put into an output's folder. An output of which nothing is told is closed:
    /// nothing comes along its wires, and nodes that need it are passed over.
    void put(String port, Outline outline);

    /// Something a person should know about this result; kept with it.
    void note(Problem problem);

    Progress progress();
}
