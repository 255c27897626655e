package dev.kontor.hub.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a folder against other processes and other threads of this one; ends with the process
 * at the latest. Waits until it is free.
 */
final class FolderLock implements AutoCloseable {

    /** File locks are per process, so threads queue here first; starts are rare enough for one. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path file) throws IOException {
        IN_THIS_PROCESS.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new FolderLock(channel);
        } catch (IOException | RuntimeException failed) {
            if (channel != null) {
                channel.close();
            }
            IN_THIS_PROCESS.unlock();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
