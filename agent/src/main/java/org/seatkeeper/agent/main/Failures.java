package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;

/** What the file system's exceptions say, in words that help. */
final class Failures {
    private Failures() {}

    /** Cause and, where there is one, remedy. */
    static String inWords(IOException failed) {
        return Words.plain(
                switch (failed) {
                    case AccessDeniedException denied ->
                        denied.getFile() + " may not be written by this user; run as its owner, or name another folder";
                    case NoSuchFileException missing -> missing.getFile() + " does not exist";
                    case FileSystemException other
                    when other.getReason() != null -> other.getFile() + ": " + other.getReason();
                    default ->
                        failed.getCause() instanceof ReadOnlyFileSystemException
                                ? "the file system is read-only"
                                : String.valueOf(failed.getMessage());
                });
    }
}
