package org.bottega.workspace;

import java.time.Instant;

/// One immutable version of a data set.
///
/// @param name what a person calls it; its versions share it
/// @param version from 1 on
/// @param folder where its files are, relative to the workspace, with `/`
/// @param source where it came from, such as a file's path
/// @param sha256 of its content, 64 hexadecimal digits
/// @param recipe the text of the recipe that made it, empty when there is none
/// @param basedOn the id of the version it was made from, empty when there is none; that one may be gone
public record DatasetVersion(
        String id,
        String name,
        int version,
        String folder,
        long rows,
        int columns,
        String source,
        String sha256,
        Instant createdAt,
        String recipe,
        String basedOn) {}
