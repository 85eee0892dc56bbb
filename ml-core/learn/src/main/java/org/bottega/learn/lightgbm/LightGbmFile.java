package org.bottega.learn.lightgbm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// The native library as it is shipped in a jar. It is unpacked to a private folder for this process
/// only: two processes that share one file destroy each other when one rewrites it.
final class LightGbmFile {
    private static final String WHERE = "LightGBM";

    private LightGbmFile() {}

    /// Loads the library for the rest of the process's life.
    ///
    /// @throws ProblemException when there is none for this system, or OpenMP is missing
    static SymbolLookup load() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var chip = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var arch = chip.equals("aarch64") || chip.equals("arm64") ? "aarch64" : "x86_64";
        if (system.contains("win")) {
            return open("windows/" + arch, "lib_lightgbm.dll");
        }
        if (system.contains("mac")) {
            needOpenMp(
                    List.of(
                            "libomp.dylib",
                            "/opt/homebrew/opt/libomp/lib/libomp.dylib",
                            "/usr/local/opt/libomp/lib/libomp.dylib"),
                    "Install it, for example by: brew install libomp");
            return open("osx/" + arch, "lib_lightgbm.dylib");
        }
        needOpenMp(
                List.of("libgomp.so.1"),
                "Install it: on Debian and Ubuntu the package is libgomp1, on Fedora and RHEL it is libgomp.");
        return open("linux/" + arch, "lib_lightgbm.so");
    }

    private static void needOpenMp(List<String> names, String fix) {
        for (var name : names) {
            try {
                SymbolLookup.libraryLookup(name, Arena.global());
                return;
            } catch (IllegalArgumentException _) {
                // the next place
            }
        }
        throw ProblemException.input(
                WHERE, "The system library OpenMP, which LightGBM needs, is missing.", fix);
    }

    private static SymbolLookup open(String folder, String name) {
        var resource = "lightgbm4j/" + folder + "/" + name;
        try (var in = LightGbmFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw ProblemException.input(
                        WHERE,
                        "LightGBM is not available for this system (" + folder + ").",
                        "Use another algorithm.");
            }
            var home = Files.createTempDirectory("bottega-lightgbm-");
            var file = home.resolve(name);
            try {
                Files.copy(in, file);
                return SymbolLookup.libraryLookup(file, Arena.global());
            } finally {
                discard(file);
                discard(home);
            }
        } catch (IOException e) {
            throw ProblemException.input(
                    WHERE,
                    "LightGBM's native library could not be unpacked: " + e.getMessage() + ".",
                    "Make room in the folder for temporary files, or choose another one by -Djava.io.tmpdir.");
        } catch (IllegalArgumentException e) {
            throw ProblemException.input(
                    WHERE,
                    "LightGBM's native library could not be loaded: " + e.getMessage() + ".",
                    "See that the folder for temporary files allows programs, or use another algorithm.");
        }
    }

    /// An opened library needs its file no more, except on Windows, which keeps it until the end.
    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            file.toFile().deleteOnExit();
        }
    }
}
