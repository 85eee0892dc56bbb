package org.bottega.learn.lightgbm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The functions of LightGBM's C interface (`c_api.h` of version 4.3) that we use. A call that fails
/// throws with LightGBM's own words.
final class LightGbmApi {
    static final int FLOAT32 = 0;
    static final int FLOAT64 = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Loaded LOADED = Loaded.load();

    private final SymbolLookup library;
    private final MethodHandle lastError;

    final MethodHandle datasetCreateFromSampledColumn;
    final MethodHandle datasetCreateByReference;
    final MethodHandle datasetGetSubset;
    final MethodHandle datasetPushRows;
    final MethodHandle datasetSetField;
    final MethodHandle datasetFree;
    final MethodHandle boosterCreate;
    final MethodHandle boosterAddValidData;
    final MethodHandle boosterUpdateOneIter;
    final MethodHandle boosterGetEval;
    final MethodHandle boosterGetEvalCounts;
    final MethodHandle boosterGetNumClasses;
    final MethodHandle boosterPredictForMat;
    final MethodHandle boosterSaveModelToString;
    final MethodHandle boosterFree;

    private LightGbmApi(SymbolLookup library) {
        this.library = library;
        lastError =
                LINKER.downcallHandle(
                        library.findOrThrow("LGBM_GetLastError"),
                        FunctionDescriptor.of(
                                ADDRESS.withTargetLayout(
                                        MemoryLayout.sequenceLayout(
                                                4096, java.lang.foreign.ValueLayout.JAVA_BYTE))));
        // sample_data, sample_indices, ncol, num_per_col, num_sample_row, num_local_row,
        // num_dist_row,
        // parameters, out
        datasetCreateFromSampledColumn =
                find(
                        "DatasetCreateFromSampledColumn",
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_LONG,
                        ADDRESS,
                        ADDRESS);
        // reference, num_total_row, out
        datasetCreateByReference = find("DatasetCreateByReference", ADDRESS, JAVA_LONG, ADDRESS);
        // handle, used_row_indices, num_used_row_indices, parameters, out
        datasetGetSubset = find("DatasetGetSubset", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        // dataset, data, data_type, nrow, ncol, start_row
        datasetPushRows =
                find("DatasetPushRows", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        // handle, field_name, field_data, num_element, type
        datasetSetField = find("DatasetSetField", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
        datasetFree = find("DatasetFree", ADDRESS);
        // train_data, parameters, out
        boosterCreate = find("BoosterCreate", ADDRESS, ADDRESS, ADDRESS);
        // handle, valid_data
        boosterAddValidData = find("BoosterAddValidData", ADDRESS, ADDRESS);
        // handle, is_finished
        boosterUpdateOneIter = find("BoosterUpdateOneIter", ADDRESS, ADDRESS);
        // handle, data_idx, out_len, out_results
        boosterGetEval = find("BoosterGetEval", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        // handle, out_len
        boosterGetEvalCounts = find("BoosterGetEvalCounts", ADDRESS, ADDRESS);
        boosterGetNumClasses = find("BoosterGetNumClasses", ADDRESS, ADDRESS);
        // handle, data, data_type, nrow, ncol, is_row_major, predict_type, start_iteration,
        // num_iteration, parameter, out_len, out_result
        boosterPredictForMat =
                find(
                        "BoosterPredictForMat",
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        // handle, start_iteration, num_iteration, feature_importance_type, buffer_len, out_len,
        // out_str
        boosterSaveModelToString =
                find(
                        "BoosterSaveModelToString",
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_LONG,
                        ADDRESS,
                        ADDRESS);
        boosterFree = find("BoosterFree", ADDRESS);
    }

    /// The library, loaded at the first use.
    ///
    /// @throws ProblemException when it cannot be loaded here
    static LightGbmApi get() {
        if (LOADED.problem() != null) {
            throw new ProblemException(LOADED.problem().blame(), LOADED.problem().problems());
        }
        return java.util.Objects.requireNonNull(LOADED.api());
    }

    private MethodHandle find(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                library.findOrThrow("LGBM_" + name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    /// Calls a function. The handful of calls a round makes are not worth exact invocations.
    ///
    /// @throws IllegalStateException with LightGBM's reason
    void call(MethodHandle function, Object... arguments) {
        try {
            if ((int) function.invokeWithArguments(arguments) != 0) {
                throw new IllegalStateException(
                        "LightGBM: " + ((MemorySegment) lastError.invoke()).getString(0));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Calls a function whose last argument is where a handle is written, and gives the handle.
    MemorySegment create(MethodHandle function, Object... arguments) {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(ADDRESS);
            var all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = out;
            call(function, all);
            return out.get(ADDRESS, 0);
        }
    }

    private record Loaded(@Nullable LightGbmApi api, @Nullable ProblemException problem) {
        static Loaded load() {
            try {
                return new Loaded(new LightGbmApi(LightGbmFile.load()), null);
            } catch (ProblemException e) {
                return new Loaded(null, e);
            }
        }
    }
}
