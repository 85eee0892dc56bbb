package org.bottega.workspace.catalogue;

import java.io.EOFException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.bottega.kernel.ProblemException;
import org.h2.api.ErrorCode;

/// What the database complains about, in a person's words.
final class CatalogueProblem {
    private CatalogueProblem() {}

    static ProblemException of(Path file, SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                    problem(
                            file,
                            "Another program has this catalogue open.",
                            "Close it there, then try again.",
                            e);
            case ErrorCode.DATABASE_IS_READ_ONLY -> readOnly(file);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                    problem(
                            file,
                            "The catalogue is of a kind that this version cannot read.",
                            "Install the newest version of Bottega.",
                            e);
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.WRONG_USER_OR_PASSWORD,
                    ErrorCode.FILE_ENCRYPTION_ERROR_1,
                    ErrorCode.GENERAL_ERROR_1 ->
                    damaged(file, e);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                    endsTooEarly(e)
                            ? damaged(file, e)
                            : problem(
                                    file,
                                    "The catalogue cannot be read or written.",
                                    "Check that the disk is there, has room and lets you write.",
                                    e);
            default ->
                    problem(
                            file,
                            "The catalogue did not do what was asked (error "
                                    + e.getErrorCode()
                                    + ").",
                            "Close the workspace and open it again.",
                            e);
        };
    }

    private static boolean endsTooEarly(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    static ProblemException readOnly(Path file) {
        return ProblemException.input(
                file.toString(),
                "The catalogue is read-only.",
                "Allow writing to it, or copy the workspace to a folder that is yours.");
    }

    static ProblemException newer(Path file, int version, int known) {
        return ProblemException.input(
                file.toString(),
                "The catalogue was written by a newer version of Bottega (schema "
                        + version
                        + ", this one knows "
                        + known
                        + ").",
                "Install the newest version, or open another workspace.");
    }

    private static ProblemException damaged(Path file, SQLException e) {
        return problem(
                file,
                "The catalogue is damaged.",
                "Put back a copy of this file, or move it away: a new one is made, and the data and"
                        + " models in their folders stay.",
                e);
    }

    private static ProblemException problem(Path file, String what, String fix, SQLException e) {
        var problem = ProblemException.input(file.toString(), what, fix);
        problem.initCause(e);
        return problem;
    }
}
